package {{package}};

/**
 * Gives tokens. It is asked before each call, so one that is costly to get is for the source to
 * keep; several threads may ask at once.
 */
@FunctionalInterface
public interface TokenSource {
  /**
   * A token.
   *
   * @param refused the token that the service refused, in the place of which another one is asked
   *     for; null before a call
   */
  String token(String refused);
}
