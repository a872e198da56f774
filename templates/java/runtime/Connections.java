package {{package}};

import java.net.http.HttpClient;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Connections and threads, which clients made of one another share. */
final class Connections implements AutoCloseable {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final HttpClient http;
  private final ExecutorService threads = Executors.newCachedThreadPool(Connections::thread);

  Connections(HttpClient http) {
    this.http = http == null || follows(http) ? withoutRedirects(http) : http;
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

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, Contract.NAME + "-" + COUNT.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }

  HttpClient http() {
    if (threads.isShutdown()) throw new IllegalStateException("the client is closed");
    return http;
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
