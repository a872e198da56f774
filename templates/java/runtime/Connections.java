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
    this.http =
        http == null
            ? HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build()
            : http;
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
