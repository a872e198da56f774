package io.specscribe.modelarts;

import com.fasterxml.jackson.annotation.JsonValue;

/** A value that is none of the forms that the contract knows at its place. It is read, but never sent. */
public abstract class UnknownForm {
  private final Object value;

  protected UnknownForm(Object value) {
    this.value = value;
  }

  /** The value as it came: maps, lists, texts, numbers. */
  @JsonValue
  public final Object value() {
    return value;
  }

  /**
   * Finds the form of a value for a union of the contract.
   *
   * @param union a sealed interface of a generated client
   */
  public static <U> U formOf(Object value, Class<U> union) {
    return union.isInstance(value) ? union.cast(value) : Json.convert(Json.tree(value), union);
  }

  /** What it is a form of. */
  final String union() {
    return getClass().getEnclosingClass().getSimpleName();
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
