package io.specscribe.modelarts;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * A source of temporary access keys of the identity service, each with its security token. A key is
 * kept until shortly before it expires; threads that want one at the same time share a question.
 */
public final class IdentityCredentials implements Supplier<Credentials> {
  private static final int UNAUTHORIZED = 401;

  private final Identity service;
  private final TokenSource tokens;
  private final Duration duration;
  private final Map<String, ?> identity;
  private String token;
  private Credentials kept;
  private Instant ends = Instant.MAX;

  /**
   * Keys of whoever a token is of, which count as long as the service says.
   *
   * @param url address of the identity service, without {@code /v3.0/OS-CREDENTIAL/securitytokens}
   * @param tokens whose key is wanted: {@link IdentityTokens}, or any other source
   */
  public IdentityCredentials(String url, TokenSource tokens) {
    this(url, tokens, null, null);
  }

  /**
   * Keys of whoever a token is of.
   *
   * @param url address of the identity service, without {@code /v3.0/OS-CREDENTIAL/securitytokens}
   * @param tokens whose key is wanted: {@link IdentityTokens}, or any other source
   * @param duration how long a key is to count, in whole seconds
   */
  public IdentityCredentials(String url, TokenSource tokens, Duration duration) {
    this(url, tokens, duration, null);
  }

  /**
   * Keys by any method that the service has, as those of an agency.
   *
   * @param url address of the identity service, without {@code /v3.0/OS-CREDENTIAL/securitytokens}
   * @param tokens who asks
   * @param identity what the service takes as {@code auth.identity}: methods, and for each method
   *     what it asks for
   */
  public IdentityCredentials(String url, TokenSource tokens, Map<String, ?> identity) {
    this(url, tokens, null, Map.copyOf(identity));
  }

  private IdentityCredentials(
      String url, TokenSource tokens, Duration duration, Map<String, ?> identity) {
    this.service = new Identity(url, refused -> token);
    this.tokens = Objects.requireNonNull(tokens, "tokens");
    this.duration = duration;
    this.identity = identity;
  }

  @Override
  public synchronized Credentials get() {
    if (kept == null || !Instant.now().isBefore(ends)) renew();
    return kept;
  }

  private void renew() {
    token = tokens.token(null);
    try {
      ask();
    } catch (ApiException error) {
      if (error.status() != UNAUTHORIZED) throw error;
      String other = tokens.token(token);
      if (other.equals(token)) throw error;
      token = other;
      ask();
    }
  }

  private void ask() {
    Identity.Told told =
        service.ask("/v3.0/OS-CREDENTIAL/securitytokens", Map.of("identity", wanted()));
    JsonNode key = told.body.path("credential");
    String access = key.path("access").asText();
    String secret = key.path("secret").asText();
    String securityToken = key.path("securitytoken").asText();
    if (access.isEmpty() || secret.isEmpty() || securityToken.isEmpty())
      throw told.without("access, secret and securitytoken in credential");
    kept = new Credentials(access, secret, securityToken);
    ends = Identity.end(key);
  }

  /** Address and body are those that {@code huaweicloudsdkcore} on PyPI sends. */
  private Map<String, ?> wanted() {
    if (identity != null) return identity;
    Map<String, Object> own = new HashMap<>();
    own.put("id", token);
    if (duration != null) own.put("duration_seconds", duration.toSeconds());
    return Map.of("methods", List.of("token"), "token", own);
  }

  @Override
  public String toString() {
    return "IdentityCredentials" + service;
  }
}
