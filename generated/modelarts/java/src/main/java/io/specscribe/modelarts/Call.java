package io.specscribe.modelarts;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A call that may be executed, also several times. It is no thing for several threads at once.
 *
 * @param <T> what it gives
 * @param <S> its own class
 */
public abstract class Call<T, S extends Call<T, S>> {
  private static final String JSON = "application/json";
  private static final int NOT_FOUND = 404;

  /** Values that would make another path of a path. */
  private static final Set<String> NO_SEGMENT = Set.of("", ".", "..");

  private final Transport transport;
  private final String method;
  private final TypeReference<T> type;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final Map<String, Object> form = new LinkedHashMap<>();
  private final Parameters query = new Parameters();

  /** Values of path parameters by name. */
  private final Map<String, Object> segments = new LinkedHashMap<>();

  private final String contentType;
  private final String fixed;

  /** Method and path of the operation. */
  private final String call;

  private String path;
  private Object body;
  private Duration timeout;
  private final String accepted;
  private boolean repeatable;
  private boolean asked;

  /**
   * @param sent media types that a body may have
   * @param accepted media types that an answer may have
   */
  protected Call(
      Transport transport,
      String method,
      String path,
      String[] sent,
      String[] accepted,
      TypeReference<T> type) {
    this.transport = transport;
    this.method = method;
    this.call = method + " " + path;
    // What tells operations of one path apart: behind ? what is always sent, behind # marks, of which
    // name:value is a header.
    String[] marked = path.split("#", 2);
    String[] parts = marked[0].split("\\?", 2);
    this.path = transport.withProject(parts[0]);
    this.fixed = parts.length > 1 ? parts[1] : "";
    this.contentType = sent.length == 0 ? JSON : sent[0];
    this.type = type;
    this.repeatable = Retry.IDEMPOTENT.contains(method);
    this.timeout = transport.options().timeout();
    this.accepted = accepted.length == 0 ? JSON : String.join(", ", accepted);
    for (String mark : marked.length > 1 ? marked[1].split("&") : new String[0]) {
      String[] header = mark.split(":", 2);
      if (header.length > 1 && !header[1].isEmpty())
        headers.put(header[0], URLDecoder.decode(header[1], StandardCharsets.UTF_8));
    }
  }

  /** Sets the time for the call with all its attempts. */
  public final S timeout(Duration time) {
    timeout = Objects.requireNonNull(time);
    return self();
  }

  /** Sets a header of the request. */
  public final S header(String name, String value) {
    headers.put(name, value);
    return self();
  }

  /** Lets a call be sent again that may not do the same when it is sent twice. */
  public final S repeatable() {
    repeatable = true;
    asked = true;
    return self();
  }

  /**
   * Sends the call and waits for its answer; an interrupt of the thread ends it.
   *
   * @return what the body holds; null where there is none
   * @throws ApiException where the service refuses it
   * @throws ClientException where no answer comes that can be read
   */
  public final T execute() {
    return send().value();
  }

  /**
   * The body as it comes, for what is too large for memory: the caller reads and closes it, and the
   * limits of time and of length are not for it.
   */
  public final InputStream openStream() {
    return transport.open(request(query, timeout)).value();
  }

  /** As {@link #execute()}, with status and headers. */
  public final Answer<T> send() {
    Request request = request(query, timeout);
    Answer<byte[]> answer = transport.send(request);
    return new Answer<>(answer.status(), answer.headers(), valueOf(request, answer));
  }

  /**
   * As {@link #execute()} in a thread of the client; when the future is cancelled, so is the call.
   */
  public final CompletableFuture<T> submit() {
    return transport.submit(this::execute);
  }

  // What generated calls tell of a parameter: all have the same arguments, so that a template needs
  // to know no more.

  protected final void path(String name, Object value, String format) {
    String text = Parameters.text(Objects.requireNonNull(value, name));
    if (NO_SEGMENT.contains(text))
      throw new IllegalArgumentException(name + ": \"" + text + "\" would make another path");
    Percent.check(name, text);
    segments.put(name, value);
    path = path.replace("{" + name + "}", Percent.encoded(text));
  }

  protected final void query(String name, Object value, String format) {
    query.set(name, value, format);
  }

  protected final void headerValue(String name, Object value, String format) {
    if (value == null) headers.remove(name);
    else headers.put(name, Parameters.text(value));
  }

  protected final void cookie(String name, Object value, String format) {
    if (value != null)
      headers.merge(
          "Cookie", name + "=" + Percent.encoded(Parameters.text(value)), (a, b) -> a + "; " + b);
  }

  protected final void form(String name, Object value, String format) {
    if (value == null) form.remove(name);
    else form.put(name, value);
  }

  protected final void content(String name, Object value, String format) {
    body = Objects.requireNonNull(value, name);
  }

  /** All items of a list; each run through it starts where the call starts. */
  protected final <I> Iterable<I> items(Paging paging, Class<I> item) {
    return () -> new Pages<>(
            paging,
            item,
            paging.parameter() == null ? null : query.first(paging.parameter()),
            this::page);
  }

  private Paging.Page page(String parameter, String start) {
    Parameters at = new Parameters(query);
    if (parameter != null) at.set(parameter, start, "");
    else if (start != null) at.setAll(start);
    Request request = request(at, timeout);
    Answer<byte[]> answer = transport.send(request);
    return new Paging.Page(tree(request, answer), answer.headers());
  }

  protected final T await(Waiter waiter) {
    return await(waiter, transport.options().waitTimeout(), transport.options().waitInterval());
  }

  protected final T await(Waiter waiter, Duration time, Duration interval) {
    Deadline deadline = Deadline.in(time);
    // What was just created may not be found at once.
    Deadline appears = Deadline.in(Defaults.WAIT_APPEAR);
    String state = "not known";
    boolean seen = false;
    while (deadline.left().compareTo(Duration.ZERO) > 0) {
      Request request = request(query, shorter(timeout, deadline.left()));
      try {
        Answer<byte[]> answer = transport.send(request);
        seen = true;
        if (waiter.field() == null) state = "there";
        else state = Json.at(tree(request, answer), waiter.field()).asText();
        if (waiter.states().contains(state)) return valueOf(request, answer);
        if (waiter.failures().contains(state))
          throw new WaitException(state, valueOf(request, answer));
      } catch (ApiException error) {
        if (error.status() == waiter.status()) return null;
        boolean early =
            error.status() == NOT_FOUND && !seen && appears.left().compareTo(Duration.ZERO) > 0;
        if (!early && !Retry.STATUSES.contains(error.status())) throw error;
      } catch (ConnectionException | DeadlineException error) {
        transport.log().log(System.Logger.Level.DEBUG, "{0}: looks again", request.title());
      }
      Transport.pause(shorter(interval, deadline.left()), request.title());
    }
    throw new DeadlineException(
        method + " " + path + ": is " + state + " after " + time + ", not " + waiter.name());
  }

  /**
   * Executes the call, which starts a job, and waits until another call shows that it is done.
   *
   * @param ofAnswer path parameters of the other call by fields of the answer
   * @param ofRequest the same by path parameters of this call
   */
  protected final <R> R job(
      String shownAt,
      TypeReference<R> shown,
      Waiter waiter,
      Map<String, String> ofAnswer,
      Map<String, String> ofRequest) {
    JsonNode answer = Json.tree(execute());
    JobCall<R> look = new JobCall<>(transport, shownAt, shown);
    ofAnswer.forEach(
        (name, field) -> {
          JsonNode value = Json.at(answer, field);
          if (!value.isValueNode() || value.isNull())
            throw new IllegalStateException(
                "the answer has no " + field + ", so that there is no job to wait for");
          look.path(name, value, "");
        });
    ofRequest.forEach((name, own) -> look.path(name, segments.get(own), ""));
    return look.await(waiter);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** What must be sent, and isn't set, or has no form, is named before anything is sent. */
  private void check() {
    String fault = Reader.fault(body);
    if (fault != null)
      throw new IllegalArgumentException((fault.startsWith(":") ? "the body" : "") + fault);
  }

  private Request request(Parameters parameters, Duration time) {
    check();
    Content content =
        body != null
            ? Content.of(transport.xml(), call, contentType, body)
            : form.isEmpty() ? Content.NONE : Content.form(contentType, form);
    Map<String, String> all = new LinkedHashMap<>();
    if (content.contentType() != null) all.put("Content-Type", content.contentType());
    all.putAll(headers);
    String encoded =
        Stream.of(fixed, parameters.encoded())
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("&"));
    URI address =
        URI.create(transport.options().baseUrl() + path + (encoded.isEmpty() ? "" : "?" + encoded));
    return new Request(
        call,
        method,
        address,
        all,
        content.bytes(),
        content.stream(),
        accepted,
        repeatable,
        asked,
        time);
  }

  @SuppressWarnings("unchecked")
  private T valueOf(Request request, Answer<byte[]> answer) {
    Type wanted = type.getType();
    if (wanted == byte[].class) return (T) answer.value();
    boolean text =
        wanted == String.class
            && !answer.mediaType().contains("json");
    if (text) return (T) Lines.decoded(answer.value(), answer.mediaType());
    if (answer.value().length == 0) return null;
    JsonNode tree = tree(request, answer);
    T read = Json.convert(tree, wanted);
    if (read == null && !tree.isNull())
      throw new UnreadableAnswerException(request.title(), answer, null);
    return read;
  }

  private JsonNode tree(Request request, Answer<byte[]> answer) {
    try {
      if (transport.xml().has(call, "response") && Xml.isMarkup(answer.value()))
        return transport.xml().read(call, answer.value());
      return Json.read(answer);
    } catch (IOException error) {
      throw new UnreadableAnswerException(request.title(), answer, error);
    }
  }

  @SuppressWarnings("unchecked")
  private S self() {
    return (S) this;
  }
}
