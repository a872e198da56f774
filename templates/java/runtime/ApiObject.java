package {{package}};

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A JSON object: fields that the contract knows are those of the subclass, all others are kept
 * here.
 */
@JsonAutoDetect(
    fieldVisibility = Visibility.NONE,
    getterVisibility = Visibility.NONE,
    isGetterVisibility = Visibility.NONE,
    setterVisibility = Visibility.NONE)
@JsonInclude(value = Include.NON_NULL, content = Include.ALWAYS)
public abstract class ApiObject<S extends ApiObject<S>> {
  private final Map<String, Object> otherFields = new LinkedHashMap<>();

  /** Fields that the contract doesn't know, by their names. */
  @JsonAnyGetter
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

  @Override
  public final String toString() {
    return getClass().getSimpleName() + Json.tree(this);
  }
}
