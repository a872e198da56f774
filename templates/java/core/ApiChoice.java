package {{package}};

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** A value that has one of several forms. */
public abstract class ApiChoice {
  private final Object value;
  private final List<Class<?>> forms;

  protected ApiChoice(Object value, Class<?>... forms) {
    this.value = value;
    this.forms = List.of(forms);
  }

  /** The value as it was given, or as it was read: maps, lists, texts, numbers. */
  @JsonValue
  public final Object value() {
    return value;
  }

  /**
   * The value in one of its forms; fields that the form doesn't have are kept.
   *
   * @throws IllegalArgumentException where it has another form
   */
  public final <T> T as(Class<T> form) {
    T read = Json.convert(Json.tree(value), form);
    if (read instanceof ApiObject<?> object && object.rawValue().isPresent())
      throw new IllegalArgumentException("not of the form " + form.getSimpleName());
    return read;
  }

  /**
   * The value in the form that it has: of those whose required fields are all there, the one that
   * leaves the fewest fields over. Empty where it is none that the contract knows.
   */
  public final Optional<Object> variant() {
    if (value != null && forms.contains(value.getClass())) return Optional.of(value);
    JsonNode tree = Json.tree(value);
    Object best = null;
    int fewest = Integer.MAX_VALUE;
    if (tree.isObject())
      for (Class<?> form : forms) {
        Object read = Json.convert(tree, form);
        int left = ((ApiObject<?>) read).otherFields().size();
        if (Reader.missing(read) == null && left < fewest) {
          best = read;
          fewest = left;
        }
      }
    return Optional.ofNullable(best);
  }

  /** Whether it is known to be none of its forms. */
  final boolean isUnknown() {
    return !forms.isEmpty() && variant().isEmpty();
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
