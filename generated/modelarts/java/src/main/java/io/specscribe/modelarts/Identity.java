package io.specscribe.modelarts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;

/** Asks the identity service. */
final class Identity {
  /** How much earlier than it expires something is given up: this part of its life, this at most. */
  private static final int MARGIN_PART = 10;

  private static final Duration MARGIN_MOST = Duration.ofMinutes(5);

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

  /**
   * @param tokens says as whom it is asked; null where nobody is known yet
   */
  Identity(String url, TokenSource tokens) {
    transport =
        new ClientBuilder<>(IDENTITY, made -> made).baseUrl(url).tokenSource(tokens).build();
  }

  /** An answer: its headers, and its body where that is JSON. */
  static final class Told {
    private final String title;
    private final Answer<byte[]> answer;
    final JsonNode body;

    private Told(String title, Answer<byte[]> answer) {
      this.title = title;
      this.answer = answer;
      JsonNode read;
      try {
        read = Json.read(answer);
      } catch (IOException error) {
        read = MissingNode.getInstance();
      }
      body = read;
    }

    String header(String name) {
      return answer.headers().firstValue(name).orElse("");
    }

    UnreadableAnswerException without(String what) {
      Throwable cause = new IllegalStateException("the answer has no " + what);
      return new UnreadableAnswerException(title, answer, cause);
    }
  }

  /** Sends what the service takes as {@code auth}. */
  Told ask(String path, Map<String, ?> auth) {
    URI address = URI.create(transport.options().baseUrl() + path);
    Map<String, String> headers = Map.of("Content-Type", "application/json");
    byte[] body = Json.bytes(Map.of("auth", auth));
    Duration timeout = transport.options().timeout();
    Request request =
        new Request("", "POST", address, headers, body, null, "application/json", true, true, timeout);
    return new Told(request.title(), transport.send(request));
  }

  /** When something is to be given up; never where the answer doesn't say when it expires. */
  static Instant end(JsonNode told) {
    try {
      Instant now = Instant.now();
      Instant issued = told.has("issued_at") ? Instant.parse(told.get("issued_at").asText()) : now;
      Duration life = Duration.between(issued, Instant.parse(told.path("expires_at").asText()));
      Duration part = life.dividedBy(MARGIN_PART);
      return now.plus(life).minus(part.compareTo(MARGIN_MOST) < 0 ? part : MARGIN_MOST);
    } catch (DateTimeParseException error) {
      return Instant.MAX;
    }
  }

  @Override
  public String toString() {
    return "[" + transport.options().baseUrl() + "]";
  }
}
