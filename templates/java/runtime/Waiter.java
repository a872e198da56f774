package {{package}};

import java.util.Set;

/**
 * A state to wait for.
 *
 * @param field field of the answer that shows the state
 * @param state value to wait for
 * @param failures values from which it won't come; all others mean to wait on
 */
record Waiter(String field, String state, Set<String> failures) {}
