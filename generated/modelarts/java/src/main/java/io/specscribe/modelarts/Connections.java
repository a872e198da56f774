package io.specscribe.modelarts;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Connections and threads, which clients made of one another share. */
final class Connections implements AutoCloseable {
  private static final AtomicInteger COUNT = new AtomicInteger();

  /** Sends a request of an operation, which is told by its method and path. */
  interface Exchange {
    CompletableFuture<HttpResponse<Body>> send(
        HttpRequest request, HttpResponse.BodyHandler<Body> handler, String call);
  }

  private final Exchange exchange;
  private final ExecutorService threads;

  /**
   * @param name what threads are called by
   */
  Connections(String name, HttpClient http) {
    this(name, exchangeOf(http));
  }

  private static Exchange exchangeOf(HttpClient http) {
    HttpClient own = http == null || follows(http) ? withoutRedirects(http) : http;
    return (request, handler, call) -> own.sendAsync(request, handler);
  }

  Connections(String name, Exchange exchange) {
    this.exchange = exchange;
    this.threads = Executors.newCachedThreadPool(work -> thread(name, work));
  }

  private static boolean follows(HttpClient http) {
    return http.followRedirects() != HttpClient.Redirect.NEVER;
  }

  /** A client as the given one, but for redirects. */
  private static HttpClient withoutRedirects(HttpClient http) {
    HttpClient.Builder builder =
        HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER);
    if (http == null) return builder.build();
    http.authenticator().ifPresent(builder::authenticator);
    http.connectTimeout().ifPresent(builder::connectTimeout);
    http.cookieHandler().ifPresent(builder::cookieHandler);
    http.executor().ifPresent(builder::executor);
    http.proxy().ifPresent(builder::proxy);
    return builder
        .sslContext(http.sslContext())
        .sslParameters(http.sslParameters())
        .version(http.version())
        .build();
  }

  private static Thread thread(String name, Runnable work) {
    Thread thread = new Thread(work, name + "-" + COUNT.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }

  CompletableFuture<HttpResponse<Body>> send(
      HttpRequest request, HttpResponse.BodyHandler<Body> handler, String call) {
    if (threads.isShutdown()) throw new IllegalStateException("the client is closed");
    return exchange.send(request, handler, call);
  }

  ExecutorService threads() {
    return threads;
  }

  /** Interrupts what runs in threads of the client; connections go when nothing uses them. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
