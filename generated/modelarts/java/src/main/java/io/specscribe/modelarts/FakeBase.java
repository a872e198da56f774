package io.specscribe.modelarts;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.SSLSession;

/**
 * A service without a network, for tests. A call is answered with the example that the
 * documentation gives, or as {@link #answer} says; all else is the client's own: what it sends is
 * checked, lists are paged, answers are decoded.
 *
 * @param <C> the client
 * @param <F> its own class
 */
public abstract class FakeBase<C, F extends FakeBase<C, F>> {
  /**
   * A call that the fake was asked for.
   *
   * @param operation name of the client's method
   * @param request as it would have been sent
   */
  public record Asked(String operation, HttpRequest request) {}

  /**
   * What the fake answers.
   *
   * @param status 0 for that of the example
   * @param body an object, which is sent as JSON; a text or bytes, which are sent as they are; null
   *     for nothing
   */
  public record Given(int status, Object body) {}

  /** What the documentation shows of an operation. */
  private record Example(String operation, int status, String mediaType, String body) {}

  private final Supplier<ClientBuilder<C>> clients;
  private final Map<String, Example> examples;
  private final Map<String, Function<Asked, Given>> answers = new HashMap<>();
  private final List<Asked> calls = new ArrayList<>();

  /**
   * A fake that knows the examples of the documentation.
   *
   * @param examples what {@code examples.json} has
   */
  protected FakeBase(Supplier<ClientBuilder<C>> clients, InputStream examples) {
    this.clients = clients;
    this.examples = examples(examples);
  }

  /** A client of the fake. */
  public final C client() {
    return builder().build();
  }

  /** A builder of clients of the fake, which try no call again unless they are told to. */
  public final ClientBuilder<C> builder() {
    return clients
        .get()
        .connections(new Connections("fake", this::exchange))
        .baseUrl("https://fake.invalid")
        .projectId("project")
        .maxRetries(0);
  }

  /**
   * Has all calls of a method answered with a body; null for none.
   *
   * @throws IllegalArgumentException where the client has no such method
   */
  public final F answer(String operation, Object body) {
    return answer(operation, asked -> new Given(0, body));
  }

  /**
   * Has a function answer the calls of a method.
   *
   * @throws IllegalArgumentException where the client has no such method
   */
  @SuppressWarnings("unchecked")
  public final synchronized F answer(String operation, Function<Asked, Given> answer) {
    if (examples.values().stream().noneMatch(each -> each.operation().equals(operation)))
      throw new IllegalArgumentException("no method of the client: " + operation);
    answers.put(operation, answer);
    return (F) this;
  }

  /** All calls in their order, each attempt for itself. */
  public final synchronized List<Asked> calls() {
    return List.copyOf(calls);
  }

  private CompletableFuture<HttpResponse<Body>> exchange(
      HttpRequest request, HttpResponse.BodyHandler<Body> handler, String call) {
    Example example = examples.get(call);
    if (example == null)
      return CompletableFuture.failedFuture(new IOException("no operation is " + call));
    Asked asked = new Asked(example.operation(), request);
    Function<Asked, Given> answer;
    synchronized (this) {
      calls.add(asked);
      answer = answers.get(example.operation());
    }
    if (answer == null)
      return answered(
          request,
          handler,
          example.status(),
          example.mediaType(),
          example.body().getBytes(StandardCharsets.UTF_8));
    Given given = answer.apply(asked);
    String type = example.mediaType().isEmpty() ? "application/json" : example.mediaType();
    int status = given.status() == 0 ? example.status() : given.status();
    return answered(request, handler, status, type, bytes(given.body()));
  }

  private static byte[] bytes(Object body) {
    if (body == null) return new byte[0];
    if (body instanceof byte[] bytes) return bytes;
    if (body instanceof String text) return text.getBytes(StandardCharsets.UTF_8);
    return Json.bytes(body);
  }

  private static CompletableFuture<HttpResponse<Body>> answered(
      HttpRequest request,
      HttpResponse.BodyHandler<Body> handler,
      int status,
      String type,
      byte[] body) {
    Map<String, List<String>> named = type.isEmpty() ? Map.of() : Map.of("Content-Type", List.of(type));
    HttpHeaders headers = HttpHeaders.of(named, (name, value) -> true);
    HttpResponse.BodySubscriber<Body> subscriber = handler.apply(new Head(status, headers));
    try (SubmissionPublisher<List<ByteBuffer>> publisher =
        new SubmissionPublisher<>(Runnable::run, Flow.defaultBufferSize())) {
      publisher.subscribe(subscriber);
      publisher.submit(List.of(ByteBuffer.wrap(body)));
    }
    return subscriber
        .getBody()
        .toCompletableFuture()
        .thenApply(read -> new Response(request, status, headers, read));
  }

  private record Head(int statusCode, HttpHeaders headers) implements HttpResponse.ResponseInfo {
    @Override
    public HttpClient.Version version() {
      return HttpClient.Version.HTTP_1_1;
    }
  }

  private record Response(HttpRequest request, int statusCode, HttpHeaders headers, Body body)
      implements HttpResponse<Body> {
    @Override
    public Optional<HttpResponse<Body>> previousResponse() {
      return Optional.empty();
    }

    @Override
    public Optional<SSLSession> sslSession() {
      return Optional.empty();
    }

    @Override
    public URI uri() {
      return request.uri();
    }

    @Override
    public HttpClient.Version version() {
      return HttpClient.Version.HTTP_1_1;
    }
  }

  private static Map<String, Example> examples(InputStream given) {
    Map<String, Example> found = new HashMap<>();
    if (given == null) throw new IllegalStateException("examples.json is not beside its class");
    try (InputStream source = given) {
      for (JsonNode each : Json.MAPPER.readTree(source)) {
        String operation = each.get(1).asText();
        found.put(
            each.get(0).asText(),
            new Example(operation, each.get(2).asInt(), each.get(3).asText(), each.get(4).asText()));
      }
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
    return found;
  }
}
