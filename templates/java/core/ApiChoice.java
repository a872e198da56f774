package {{package}};

import com.fasterxml.jackson.annotation.JsonValue;

/** A value that has one of several forms, of which some are no objects. */
public abstract class ApiChoice {
  private final Object value;

  protected ApiChoice(Object value) {
    this.value = value;
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
