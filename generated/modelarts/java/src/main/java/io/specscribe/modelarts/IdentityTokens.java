package io.specscribe.modelarts;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A source of tokens that logs in at the identity service when a token is wanted. A token is kept
 * until shortly before it expires or until it is refused; threads that want one at the same time
 * share a login.
 */
public final class IdentityTokens implements TokenSource {
  /** How much earlier than it expires a token is given up: this part of its life, this at most. */
  private static final int MARGIN_PART = 10;

  private static final Duration MARGIN_MOST = Duration.ofMinutes(5);
  private static final String PATH = "/v3/auth/tokens";

  private static final ServiceContract IDENTITY =
      new ServiceContract(
          "identity",
          "3",
          "",
          Map.of(),
          Map.of(),
          "X-Auth-Token",
          "",
          "",
          ServiceContract.tree(Map.of()),
          ServiceContract.tree(Map.of()));

  private final Transport transport;
  private final Map<String, ?> identity;
  private final Map<String, ?> scope;
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
    this.transport = new ClientBuilder<>(IDENTITY, made -> made).baseUrl(url).build();
    this.identity = Map.copyOf(identity);
    this.scope = scope == null ? null : Map.copyOf(scope);
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
    Map<String, Object> auth =
        scope == null ? Map.of("identity", identity) : Map.of("identity", identity, "scope", scope);
    URI address = URI.create(transport.options().baseUrl() + PATH);
    Map<String, String> headers = Map.of("Content-Type", "application/json");
    byte[] body = Json.bytes(Map.of("auth", auth));
    Duration timeout = transport.options().timeout();
    Request request =
        new Request("", "POST", address, headers, body, null, "application/json", true, true, timeout);
    Answer<byte[]> answer = transport.send(request);
    String token = answer.headers().firstValue("X-Subject-Token").orElse("");
    if (token.isEmpty()) {
      Throwable cause = new IllegalStateException("the answer has no token in X-Subject-Token");
      throw new UnreadableAnswerException(request.title(), answer, cause);
    }
    kept = token;
    ends = end(answer);
  }

  /** When a token is to be given up; never where the answer doesn't say when it expires. */
  private static Instant end(Answer<byte[]> answer) {
    try {
      JsonNode told = Json.read(answer.value()).path("token");
      Instant now = Instant.now();
      Instant issued = told.has("issued_at") ? Instant.parse(told.get("issued_at").asText()) : now;
      Duration life = Duration.between(issued, Instant.parse(told.path("expires_at").asText()));
      Duration part = life.dividedBy(MARGIN_PART);
      return now.plus(life).minus(part.compareTo(MARGIN_MOST) < 0 ? part : MARGIN_MOST);
    } catch (java.io.IOException | DateTimeParseException error) {
      return Instant.MAX;
    }
  }

  @Override
  public String toString() {
    return "IdentityTokens[" + Objects.requireNonNull(transport.options().baseUrl()) + "]";
  }
}
