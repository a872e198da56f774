package io.specscribe.modelarts;

import java.util.Set;

/**
 * What to wait for.
 *
 * @param name what it is called in errors
 * @param field field of the answer that shows the state, or null where only a status tells
 * @param states values to wait for
 * @param failures values from which they won't come; all others mean to wait on
 * @param status status of an answer that tells that the thing is gone, or 0 where none does
 */
public record Waiter(String name, String field, Set<String> states, Set<String> failures, int status) {
  public static Waiter state(String state, String field, Set<String> failures) {
    return new Waiter(state, field, Set.of(state), failures, 0);
  }

  public static Waiter gone(int status, String field, Set<String> states, Set<String> failures) {
    return new Waiter("gone", field, states, failures, status);
  }
}
