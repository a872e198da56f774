package io.specscribe.modelarts;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Sends requests: with credentials, in time, and again where that helps. */
public final class Transport {
  private static final int UNAUTHORIZED = 401;
  private static final int NOT_FOUND = 404;
  private static final int NO_CONTENT = 204;

  /** Methods that change nothing. */
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private final ServiceContract contract;
  private final Logger log;
  private final Xml xml;
  private final Options options;
  private final Connections connections;
  private final Tokens tokens;

  Transport(
      ServiceContract contract, Options options, Connections connections, Tokens tokens) {
    this.contract = contract;
    this.log = System.getLogger(contract.name());
    this.xml = contract.xml();
    this.options = options;
    this.connections = connections;
    this.tokens = tokens;
  }

  ServiceContract contract() {
    return contract;
  }

  Logger log() {
    return log;
  }

  Xml xml() {
    return xml;
  }

  /** Ends calls that were submitted; nothing can be sent any more. */
  public void close() {
    connections.close();
  }

  /** Where calls go. */
  @Override
  public String toString() {
    return options.toString();
  }

  Tokens tokens() {
    return tokens;
  }

  Options options() {
    return options;
  }

  Connections connections() {
    return connections;
  }

  String withProject(String path) {
    if (contract.projectSegment().isEmpty() || !path.contains(contract.projectSegment())) return path;
    if (options.projectId() == null)
      throw new IllegalStateException("this call needs a project: builder().projectId(…)");
    return path.replace(contract.projectSegment(), Percent.encoded(options.projectId()));
  }

  <T> CompletableFuture<T> submit(Supplier<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    AtomicBoolean ended = new AtomicBoolean();
    Future<?> task =
        connections
            .threads()
            .submit(
                () -> {
                  try {
                    T value = work.get();
                    ended.set(true);
                    result.complete(value);
                  } catch (Throwable error) {
                    ended.set(true);
                    result.completeExceptionally(error);
                  }
                });
    // Who ends the future before its call, as orTimeout does, ends the call.
    result.whenComplete(
        (value, error) -> {
          if (!ended.get()) task.cancel(true);
        });
    return result;
  }

  /**
   * The answer of success, after as many attempts as it takes.
   *
   * @throws ApiException where the last answer is none of success
   */
  Answer<byte[]> send(Request request) {
    Answer<Body> answer = send(request, false);
    return new Answer<>(answer.status(), answer.headers(), answer.value().bytes());
  }

  /** As {@link #send(Request)}, with a body that the caller reads. */
  Answer<InputStream> open(Request request) {
    Answer<Body> answer = send(request, true);
    return new Answer<>(answer.status(), answer.headers(), answer.value().stream());
  }

  private Answer<Body> send(Request request, boolean streamed) {
    Deadline deadline = Deadline.in(request.timeout());
    String token =
        tokens.isReady() ? tokens.token() : asked(tokens::token, request, deadline, false);
    boolean refreshed = request.isOnce();
    boolean maybeDone = false;
    for (int attempt = 0, number = 1; ; number++) {
      Answer<Body> answer = null;
      ClientException failure = null;
      boolean last = attempt >= options.maxRetries() || request.isOnce();
      long started = System.nanoTime();
      try {
        answer = attempt(request, token, streamed, deadline, last || !mayFollow(request));
      } catch (ConnectionException | DeadlineException error) {
        failure = error;
      }
      maybeDone |= failure != null && changes(request);
      tell(request, number, answer, failure, Duration.ofNanos(System.nanoTime() - started));
      if (answer != null && answer.status() == UNAUTHORIZED && token != null && !refreshed) {
        refreshed = true;
        String before = token;
        token = asked(() -> tokens.renewed(before), request, deadline, maybeDone);
        if (!Objects.equals(token, before)) continue;
      }
      // An attempt before this one, whose answer didn't come, has done it.
      if (answer != null && answer.status() == NOT_FOUND && attempt > 0 && request.isDelete())
        return new Answer<>(NO_CONTENT, answer.headers(), new Body(new byte[0], null));
      boolean again = failure == null ? helps(request, answer) : mayFollow(request, failure);
      Duration delay = delay(attempt, answer);
      if (last || !again || deadline.left().compareTo(delay) <= 0) {
        if (failure != null) throw failure;
        return success(request, answer, token);
      }
      attempt++;
      log.log(Logger.Level.DEBUG, "{0}: attempt {1} in {2}", request.title(), attempt + 1, delay);
      pause(delay, request.title());
    }
  }

  /** What a source outside of the client gives, in the time of the call. */
  private String asked(
      Supplier<String> source, Request request, Deadline deadline, boolean maybeDone) {
    Future<String> task = connections.threads().submit(source::get);
    try {
      return task.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException error) {
      task.cancel(true);
      throw cancelled(request.title());
    } catch (TimeoutException error) {
      task.cancel(true);
      throw new DeadlineException(request.title(), maybeDone);
    } catch (ExecutionException error) {
      if (error.getCause() instanceof RuntimeException cause) throw cause;
      if (error.getCause() instanceof Error cause) throw cause;
      throw new ClientException(request.title() + ": no token", error.getCause());
    }
  }

  /** Tells the hook, whose own failure is no failure of the call. */
  private void tell(
      Request request, int number, Answer<Body> answer, ClientException failure, Duration time) {
    AttemptFacts facts =
        new AttemptFacts(
            request.method(),
            request.address().getRawPath(),
            number,
            answer == null ? OptionalInt.empty() : OptionalInt.of(answer.status()),
            Optional.ofNullable(failure),
            time);
    try {
      options.onAttempt().accept(facts);
    } catch (RuntimeException error) {
      log.log(Logger.Level.WARNING, "onAttempt failed", error);
    }
  }

  /** Whether a request asks for something to be done. */
  private static boolean changes(Request request) {
    return !SAFE.contains(request.method());
  }

  private static boolean helps(Request request, Answer<Body> answer) {
    return Retry.helps(bytes(answer), request.repeatable());
  }

  /** Whether another attempt may follow one without an answer: a PUT may undo what came since. */
  private static boolean mayFollow(Request request) {
    return request.repeatable() && (request.asked() || !request.method().equals("PUT"));
  }

  private static boolean mayFollow(Request request, ClientException failure) {
    return mayFollow(request) || failure instanceof ConnectionException lost && lost.isUnsent();
  }

  private Answer<Body> success(Request request, Answer<Body> answer, String token) {
    if (answer.status() < 200 || answer.status() > 299)
      throw ApiException.of(request.title(), hidden(bytes(answer), request, token));
    return answer;
  }

  private static Answer<byte[]> bytes(Answer<Body> answer) {
    return new Answer<>(answer.status(), answer.headers(), answer.value().bytes());
  }

  /** The answer without what authenticated the request, where the service gave it back. */
  private Answer<byte[]> hidden(Answer<byte[]> answer, Request request, String token) {
    if (token == null || token.isEmpty()) return answer;
    String text = new String(answer.value(), StandardCharsets.UTF_8);
    String hidden = Secrets.hide(text, token);
    Map<String, List<String>> headers = new LinkedHashMap<>();
    answer
        .headers()
        .map()
        .forEach(
            (name, values) ->
                headers.put(name, values.stream().map(each -> Secrets.hide(each, token)).toList()));
    byte[] body = hidden.equals(text) ? answer.value() : hidden.getBytes(StandardCharsets.UTF_8);
    return new Answer<>(answer.status(), HttpHeaders.of(headers, (name, value) -> true), body);
  }

  private Duration delay(int attempt, Answer<Body> answer) {
    String asked = answer == null ? "" : answer.headers().firstValue("Retry-After").orElse("");
    return Retry.after(asked, Instant.now())
        .orElseGet(() -> Retry.backoff(attempt, options.retryDelay()));
  }

  private Answer<Body> attempt(
      Request request, String token, boolean streamed, Deadline deadline, boolean last) {
    HttpRequest made = withCredentials(request, token);
    long most = options.maxAnswerBytes();
    CompletableFuture<HttpResponse<Body>> sent =
        connections.send(made, Body.handler(streamed, most), request.call());
    long started = System.nanoTime();
    Duration time = deadline.left();
    Duration own = options.attemptTimeout();
    if (!last && !own.isZero() && own.compareTo(time) < 0) time = own;
    try {
      HttpResponse<Body> response = sent.get(time.toNanos(), TimeUnit.NANOSECONDS);
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
      log.log(
          Logger.Level.DEBUG,
          "{0}: HTTP {1} in {2} ms",
          request.title(),
          response.statusCode(),
          millis);
      String encoding = response.headers().firstValue("Content-Encoding").orElse("");
      Body body = decoded(request, response, encoding, most);
      return new Answer<>(response.statusCode(), response.headers(), body);
    } catch (InterruptedException error) {
      sent.cancel(true);
      throw cancelled(request.title());
    } catch (TimeoutException error) {
      sent.cancel(true);
      throw new DeadlineException(request.title(), changes(request));
    } catch (ExecutionException error) {
      throw failure(request, error.getCause());
    }
  }

  private static Body decoded(
      Request request, HttpResponse<Body> response, String encoding, long most) {
    boolean success = response.statusCode() / 100 == 2;
    try {
      return success
          ? response.body().decoded(encoding, most)
          : response.body().readable(encoding, most);
    } catch (IOException error) {
      // The status came, so the connection is not what failed.
      throw unreadable(request, response.statusCode(), response.headers(), error);
    }
  }

  private static ClientException failure(Request request, Throwable error) {
    for (Throwable each = error; each != null; each = each.getCause())
      if (each instanceof Body.TooLongException longer)
        return unreadable(request, longer.status(), longer.headers(), longer);
    return new ConnectionException(request.title(), error, changes(request));
  }

  private static UnreadableAnswerException unreadable(
      Request request, int status, HttpHeaders headers, IOException error) {
    return new UnreadableAnswerException(
        request.title(), new Answer<>(status, headers, new byte[0]), error);
  }

  /** A token behind the scheme of its header, unless it has that; user and password are encoded for Basic. */
  private String withScheme(String token) {
    String front = contract.tokenScheme() + " ";
    if (front.isBlank() || token.regionMatches(true, 0, front, 0, front.length())) return token;
    boolean isPair = front.equals("Basic ") && token.contains(":");
    return front
        + (isPair ? Base64.getEncoder().encodeToString(token.getBytes(StandardCharsets.UTF_8)) : token);
  }

  private HttpRequest withCredentials(Request request, String token) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.put("Accept", request.accepted());
    headers.putAll(options.headers());
    headers.putAll(request.headers());
    headers.putIfAbsent("User-Agent", contract.name() + "/" + contract.version());
    boolean inHeader = token != null;
    if (inHeader) headers.put(contract.tokenHeader(), withScheme(token));
    if (options.credentials() != null) {
      if (options.projectId() != null) headers.put("X-Project-Id", options.projectId());
      headers.putAll(
          Signature.headers(
              request.method(),
              request.address(),
              headers,
              // Of a body that isn't signed, it only matters that there is one.
              request.isOnce() ? new byte[1] : request.body(),
              options.credentials().get(),
              Instant.now()));
    }
    URI address = request.address();
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(address).method(request.method(), publisher(request));
    // Asking for HTTP/2 on a connection without TLS adds headers that some servers stumble over.
    if (!"https".equalsIgnoreCase(request.address().getScheme()))
      builder.version(HttpClient.Version.HTTP_1_1);
    headers.putIfAbsent("Accept-Encoding", "gzip");
    headers.forEach((name, value) -> set(builder, name, value));
    return builder.build();
  }

  private static HttpRequest.BodyPublisher publisher(Request request) {
    if (request.isOnce()) return BodyPublishers.ofInputStream(request::stream);
    return request.body().length == 0
        ? BodyPublishers.noBody()
        : BodyPublishers.ofByteArray(request.body());
  }

  /** The library's own complaint would tell the value, which may be a secret. */
  private static void set(HttpRequest.Builder builder, String name, String value) {
    try {
      // What isn't ASCII would be sent as question marks.
      if (!StandardCharsets.US_ASCII.newEncoder().canEncode(value))
        throw new IllegalArgumentException();
      builder.setHeader(name, value.strip());
    } catch (IllegalArgumentException | NullPointerException error) {
      throw new IllegalArgumentException(
          "header " + name + " can't be sent with the value that it has");
    }
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
