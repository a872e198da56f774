package io.specscribe.modelarts;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A source of tokens that logs in at the identity service when a token is wanted. A token is kept
 * until shortly before it expires or until it is refused; threads that want one at the same time
 * share a login.
 */
public final class IdentityTokens implements TokenSource {
  private final Identity service;
  private final Map<String, ?> auth;
  private String kept;
  private Instant ends = Instant.MAX;

  /**
   * A login by any method that the service has.
   *
   * @param url address of the identity service, without {@code /v3/auth/tokens}
   * @param identity what the service takes as {@code auth.identity}: methods, and for each method
   *     what it asks for
   * @param scope where the token counts, as the service takes it; null where nothing is said
   */
  public IdentityTokens(String url, Map<String, ?> identity, Map<String, ?> scope) {
    this.service = new Identity(url, null);
    Map<String, ?> copy = Map.copyOf(identity);
    this.auth =
        scope == null
            ? Map.of("identity", copy)
            : Map.of("identity", copy, "scope", Map.copyOf(scope));
  }

  /**
   * The login of a user with a password.
   *
   * @param url address of the identity service, without {@code /v3/auth/tokens}
   * @param domain name of the domain that the user belongs to
   * @param project name of the project for which the token counts
   */
  public static IdentityTokens ofUser(
      String url, String name, String password, String domain, String project) {
    Map<String, Object> user =
        Map.of("name", name, "password", password, "domain", Map.of("name", domain));
    Map<String, Object> identity =
        Map.of("methods", List.of("password"), "password", Map.of("user", user));
    return new IdentityTokens(url, identity, Map.of("project", Map.of("name", project)));
  }

  @Override
  public synchronized String token(String refused) {
    if (kept == null || kept.equals(refused) || !Instant.now().isBefore(ends)) login();
    return kept;
  }

  private void login() {
    Identity.Told told = service.ask("/v3/auth/tokens", auth);
    String token = told.header("X-Subject-Token");
    if (token.isEmpty()) throw told.without("token in X-Subject-Token");
    kept = token;
    ends = Identity.end(told.body.path("token"));
  }

  @Override
  public String toString() {
    return "IdentityTokens" + service;
  }
}
