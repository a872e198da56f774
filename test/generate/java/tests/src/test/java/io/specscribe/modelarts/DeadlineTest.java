package io.specscribe.modelarts;

import static org.junit.jupiter.api.Assertions.*;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(8)
class DeadlineTest extends ServerTest {
  private static final Duration SHORT = Duration.ofMillis(400);

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void endsACallInTime(boolean trickling) {
    StubServer.Reply reply = StubServer.json("{\"data\": []}");
    server.replies(
        trickling ? reply.inSteps(Duration.ofMillis(300)) : reply.after(Duration.ofSeconds(20)));
    long started = System.nanoTime();
    assertThrows(
        DeadlineException.class,
        () -> client.toBuilder().timeout(SHORT).build().listFlavors().execute());
    assertThrows(DeadlineException.class, () -> client.listFlavors().timeout(SHORT).execute());
    assertTrue(System.nanoTime() - started < 6_000_000_000L);
  }

  @Test
  void endsWhenItsThreadIsInterrupted() throws InterruptedException {
    server.replies(StubServer.json("{}").after(Duration.ofSeconds(20)));
    var outcome = new CompletableFuture<String>();
    Thread thread =
        new Thread(
            () -> {
              try {
                client.listFlavors().execute();
              } catch (CancelledException error) {
                outcome.complete(error.getMessage() + " " + Thread.currentThread().isInterrupted());
              }
            });
    thread.start();
    awaitRequest();
    thread.interrupt();
    assertEquals("GET /v1/p1/notebooks/flavors true", outcome.join());
  }

  @Test
  void endsBetweenAttemptsWhenItsFutureIsCancelled() throws InterruptedException {
    server.replies(StubServer.reply(503, "{}", "Retry-After", "2"));
    var future = client.listFlavors().submit();
    awaitRequest();
    assertTrue(future.cancel(true));
    assertThrows(CancellationException.class, future::join);
    Thread.sleep(2500);
    assertEquals(1, server.seen.size());
  }

  @Test
  void endsBetweenAttemptsWhenItsFutureIsOver() throws InterruptedException {
    server.replies(StubServer.reply(503, "{}", "Retry-After", "2"));
    var future = client.listFlavors().submit();
    awaitRequest();
    assertTrue(future.completeExceptionally(new IllegalStateException("no longer wanted")));
    Thread.sleep(2500);
    assertEquals(1, server.seen.size());
  }

  @Test
  void holdsWhileATokenIsAskedFor() {
    var never = new CompletableFuture<String>();
    var slow = plain().token(never::join).timeout(SHORT).build();
    var call = slow.stopNotebook("n1");
    DeadlineException error = assertThrows(DeadlineException.class, call::execute);
    assertFalse(error.maybeDone());
    assertEquals("POST /v1/p1/notebooks/n1/stop: no answer in time", error.getMessage());
    assertEquals(0, server.seen.size());
    slow.close();
  }

  @Test
  void endsWhatWasSubmittedWhenItIsClosed() throws InterruptedException {
    server.replies(StubServer.json("{}").after(Duration.ofSeconds(20)));
    var future = client.listFlavors().submit();
    awaitRequest();
    client.close();
    ExecutionException error = assertThrows(ExecutionException.class, future::get);
    assertInstanceOf(CancelledException.class, error.getCause());
  }

  @Test
  void givesAFutureItsResultOrItsError() throws Exception {
    server.replies(StubServer.json("{\"total\":1}"), StubServer.reply(404, "{}"));
    assertEquals(1, client.listFlavors().submit().get().getTotal());
    var failed = client.listFlavors().submit();
    assertInstanceOf(
        ApiException.class, assertThrows(ExecutionException.class, failed::get).getCause());
  }

  private void awaitRequest() throws InterruptedException {
    while (server.seen.isEmpty()) Thread.sleep(10);
  }
}
