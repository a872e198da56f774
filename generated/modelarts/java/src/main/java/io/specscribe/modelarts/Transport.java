package io.specscribe.modelarts;

import java.lang.System.Logger;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Sends requests: with credentials, in time, and again where that helps. */
final class Transport {
  private static final Logger LOG = System.getLogger(Contract.NAME);
  private static final int UNAUTHORIZED = 401;

  private final Options options;
  private final Connections connections;

  Transport(Options options, Connections connections) {
    this.options = options;
    this.connections = connections;
  }

  Options options() {
    return options;
  }

  Connections connections() {
    return connections;
  }

  String withProject(String path) {
    if (!path.contains(Contract.PROJECT_SEGMENT)) return path;
    if (options.projectId() == null)
      throw new IllegalStateException("this call needs a project: builder().projectId(…)");
    return path.replace(Contract.PROJECT_SEGMENT, Signature.encoded(options.projectId()));
  }

  <T> CompletableFuture<T> submit(Supplier<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Future<?> task =
        connections
            .threads()
            .submit(
                () -> {
                  try {
                    result.complete(work.get());
                  } catch (Throwable error) {
                    result.completeExceptionally(error);
                  }
                });
    result.whenComplete((value, error) -> task.cancel(result.isCancelled()));
    return result;
  }

  /**
   * The answer of success, after as many attempts as it takes.
   *
   * @throws ApiException where the last answer is none of success
   */
  Answer<byte[]> send(Request request) {
    Deadline deadline = Deadline.in(request.timeout());
    int retries = request.repeatable() ? options.maxRetries() : 0;
    String token = token();
    boolean refreshed = false;
    for (int attempt = 0; ; ) {
      Answer<byte[]> answer = null;
      ConnectionException failure = null;
      try {
        answer = attempt(request, token, deadline);
      } catch (ConnectionException error) {
        failure = error;
      }
      if (answer != null && answer.status() == UNAUTHORIZED && token != null && !refreshed) {
        refreshed = true;
        String before = token;
        token = token();
        if (!Objects.equals(token, before)) continue;
      }
      if (answer != null && !Retry.STATUSES.contains(answer.status()))
        return success(request, answer);
      Duration delay = delay(attempt, answer);
      if (attempt >= retries || deadline.left().compareTo(delay) <= 0) {
        if (failure != null) throw failure;
        return success(request, answer);
      }
      attempt++;
      LOG.log(Logger.Level.DEBUG, "{0}: attempt {1} in {2}", request.title(), attempt + 1, delay);
      pause(delay, request.title());
    }
  }

  private static Answer<byte[]> success(Request request, Answer<byte[]> answer) {
    if (answer.status() < 200 || answer.status() > 299)
      throw ApiException.of(request.title(), answer);
    return answer;
  }

  private Duration delay(int attempt, Answer<byte[]> answer) {
    String asked = answer == null ? "" : answer.headers().firstValue("Retry-After").orElse("");
    return Retry.after(asked, Instant.now())
        .orElseGet(() -> Retry.backoff(attempt, options.retryDelay()));
  }

  private Answer<byte[]> attempt(Request request, String token, Deadline deadline) {
    CompletableFuture<HttpResponse<byte[]>> sent =
        connections.http().sendAsync(withCredentials(request, token), BodyHandlers.ofByteArray());
    long started = System.nanoTime();
    try {
      HttpResponse<byte[]> response = sent.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
      LOG.log(
          Logger.Level.DEBUG,
          "{0}: HTTP {1} in {2} ms",
          request.title(),
          response.statusCode(),
          millis);
      return new Answer<>(response.statusCode(), response.headers(), response.body());
    } catch (InterruptedException error) {
      sent.cancel(true);
      throw cancelled(request.title());
    } catch (TimeoutException error) {
      sent.cancel(true);
      throw new DeadlineException(request.title());
    } catch (ExecutionException error) {
      throw new ConnectionException(
          request.title() + ": " + error.getCause().getClass().getSimpleName(), error.getCause());
    }
  }

  private HttpRequest withCredentials(Request request, String token) {
    Map<String, String> headers = new LinkedHashMap<>(options.headers());
    headers.putAll(request.headers());
    headers.putIfAbsent("User-Agent", Contract.NAME + "/" + Contract.VERSION);
    if (token != null) headers.put(Contract.TOKEN_HEADER, token);
    if (options.credentials() != null) {
      if (options.projectId() != null) headers.put("X-Project-Id", options.projectId());
      headers.putAll(
          Signature.headers(
              request.method(),
              request.address(),
              headers,
              request.body(),
              options.credentials().get(),
              Instant.now()));
    }
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(request.address())
            .method(
                request.method(),
                request.body().length == 0
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofByteArray(request.body()));
    // Asking for HTTP/2 on a connection without TLS adds headers that some servers stumble over.
    if (!"https".equalsIgnoreCase(request.address().getScheme()))
      builder.version(HttpClient.Version.HTTP_1_1);
    headers.forEach((name, value) -> set(builder, name, value));
    return builder.build();
  }

  /** The library's own complaint would tell the value, which may be a secret. */
  private static void set(HttpRequest.Builder builder, String name, String value) {
    try {
      builder.setHeader(name, value);
    } catch (IllegalArgumentException | NullPointerException error) {
      throw new IllegalArgumentException(
          "header " + name + " can't be sent with the value that it has");
    }
  }

  private String token() {
    return options.token() == null ? null : options.token().get();
  }

  static void pause(Duration time, String title) {
    try {
      TimeUnit.NANOSECONDS.sleep(Math.max(0, time.toNanos()));
    } catch (InterruptedException error) {
      throw cancelled(title);
    }
  }

  private static CancelledException cancelled(String title) {
    Thread.currentThread().interrupt();
    return new CancelledException(title);
  }
}
