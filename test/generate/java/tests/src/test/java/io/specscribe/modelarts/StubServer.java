package io.specscribe.modelarts;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Answers as a test says, and keeps what it was asked. */
final class StubServer implements AutoCloseable {
  /** A request as it came, its headers in lower case. */
  record Seen(String method, String target, Map<String, String> headers, byte[] body, long nanos) {
    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  /** An answer; a delay comes before all of it, and a trickle before each byte of its body. */
  record Reply(
      int status,
      byte[] body,
      Map<String, String> headers,
      Duration delay,
      Duration trickle,
      boolean hangsUp) {
    Reply after(Duration time) {
      return new Reply(status, body, headers, time, trickle, hangsUp);
    }

    Reply inSteps(Duration time) {
      return new Reply(status, body, headers, delay, time, hangsUp);
    }
  }

  static Reply json(String body) {
    return reply(200, body);
  }

  static Reply reply(int status, String body, String... headers) {
    Map<String, String> all = headers.length == 0 ? Map.of() : Map.of(headers[0], headers[1]);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return new Reply(status, bytes, all, Duration.ZERO, Duration.ZERO, false);
  }

  static Reply hangUp() {
    return new Reply(0, new byte[0], Map.of(), Duration.ZERO, Duration.ZERO, true);
  }

  final List<Seen> seen = new CopyOnWriteArrayList<>();
  private final Deque<Reply> replies = new ArrayDeque<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer http;

  StubServer() {
    try {
      http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
    http.createContext("/", this::handle);
    http.setExecutor(threads);
    http.start();
  }

  String url() {
    return "http://127.0.0.1:" + http.getAddress().getPort();
  }

  /** The answers to come; the last one is repeated. */
  synchronized void replies(Reply... next) {
    replies.clear();
    replies.addAll(List.of(next));
  }

  private synchronized Reply next() {
    return replies.size() > 1 ? replies.pop() : replies.element();
  }

  private void handle(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new java.util.HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(), String.join(", ", values)));
    byte[] body = exchange.getRequestBody().readAllBytes();
    seen.add(
        new Seen(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            headers,
            body,
            System.nanoTime()));
    Reply reply = next();
    try (exchange) {
      if (!reply.hangsUp() && !isClosedWithin(reply.delay())) send(exchange, reply);
    }
  }

  private void send(HttpExchange exchange, Reply reply) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(
        reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
    OutputStream out = exchange.getResponseBody();
    if (reply.trickle().isZero()) out.write(reply.body());
    else
      for (byte each : reply.body()) {
        out.write(each);
        out.flush();
        if (isClosedWithin(reply.trickle())) return;
      }
  }

  private boolean isClosedWithin(Duration time) {
    try {
      return closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException error) {
      return true;
    }
  }

  Optional<String> header(int request, String name) {
    return Optional.ofNullable(seen.get(request).headers().get(name));
  }

  @Override
  public void close() {
    closed.countDown();
    http.stop(0);
    threads.shutdownNow();
  }
}
