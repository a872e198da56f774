package {{package}};

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON object: fields that the contract knows are those of the subclass, all others are kept
 * here.
 */
@JsonAutoDetect(
    fieldVisibility = Visibility.NONE,
    getterVisibility = Visibility.NONE,
    isGetterVisibility = Visibility.NONE,
    setterVisibility = Visibility.NONE)
public abstract class ApiObject<S extends ApiObject<S>> implements JsonSerializable {
  private final Map<String, Object> otherFields = new LinkedHashMap<>();
  private Object raw;

  /** Texts of a member by which objects of a class are told from the other forms of a union. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.TYPE)
  @Repeatable(AllToldBy.class)
  public @interface ToldBy {
    /** Name of the member in JSON. */
    String member();

    /** What it can be. */
    String[] texts();
  }

  /** Several of {@link ToldBy}. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.TYPE)
  public @interface AllToldBy {
    /** One for each member. */
    ToldBy[] value();
  }

  /**
   * What no field holds, by its name: fields that the contract doesn't know, null, and values of
   * another kind than the contract says, as they came.
   */
  public final Map<String, Object> otherFields() {
    return Collections.unmodifiableMap(otherFields);
  }

  /** Sets a field that the contract doesn't know, or sends null for one that it does. */
  @JsonAnySetter
  @SuppressWarnings("unchecked")
  public final S otherField(String name, Object value) {
    otherFields.put(name, value);
    return (S) this;
  }

  /** What came in the place of an object, such as a text in a list of them. */
  public final Optional<Object> rawValue() {
    return Optional.ofNullable(raw);
  }

  final void keepRaw(Object value) {
    raw = value;
  }

  /** A field that was set stands for what came under its name. */
  @SuppressWarnings("unchecked")
  protected final S given(String name) {
    otherFields.remove(name);
    raw = null;
    return (S) this;
  }

  @Override
  public final void serialize(JsonGenerator json, SerializerProvider provider) throws IOException {
    if (raw != null) {
      provider.defaultSerializeValue(raw, json);
      return;
    }
    json.writeStartObject();
    for (Map.Entry<String, Reader.Property> each : Reader.properties(getClass()).entrySet()) {
      Object value = each.getValue().of(this);
      if (value != null && !otherFields.containsKey(each.getKey()))
        provider.defaultSerializeField(each.getKey(), value, json);
    }
    for (Map.Entry<String, Object> each : otherFields.entrySet())
      provider.defaultSerializeField(each.getKey(), each.getValue(), json);
    json.writeEndObject();
  }

  @Override
  public final void serializeWithType(
      JsonGenerator json, SerializerProvider provider, TypeSerializer type) throws IOException {
    serialize(json, provider);
  }

  @Override
  public final boolean equals(Object other) {
    return other != null
        && getClass() == other.getClass()
        && Json.tree(this).equals(Json.tree(other));
  }

  @Override
  public final int hashCode() {
    return Json.tree(this).hashCode();
  }

  /** JSON, without values that are secret by their names. */
  @Override
  public final String toString() {
    return getClass().getSimpleName() + Secrets.hideMembers(Json.tree(this).toString());
  }
}
