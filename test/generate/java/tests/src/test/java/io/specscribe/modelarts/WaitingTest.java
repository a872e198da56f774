package io.specscribe.modelarts;

import static org.junit.jupiter.api.Assertions.*;

import io.specscribe.modelarts.OperationsApi.ShowImageCall;
import io.specscribe.modelarts.OperationsApi.ShowNotebookCall;
import io.specscribe.modelarts.model.NotebookResp;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WaitingTest extends ServerTest {
  private void states(String... states) {
    server.replies(
        Arrays.stream(states)
            .map(each -> StubServer.json("{\"status\":\"" + each + "\"}"))
            .toArray(StubServer.Reply[]::new));
  }

  @Test
  void waitsThroughPendingAndUnknownStates() {
    states("STOPPED", "STARTING", "THAWING", "RUNNING");
    NotebookResp notebook = client.showNotebook("n1").waitUntil(ShowNotebookCall.State.RUNNING);
    assertEquals("RUNNING", notebook.getStatus());
    assertEquals(4, server.seen.size());
  }

  @Test
  void endsInAStateOfFailure() {
    states("STARTING", "START_FAILED");
    var call = client.showNotebook("n1");
    WaitException error =
        assertThrows(WaitException.class, () -> call.waitUntil(ShowNotebookCall.State.RUNNING));
    assertEquals("START_FAILED", error.state());
    assertEquals("START_FAILED", ((NotebookResp) error.last()).getStatus());
  }

  @Test
  void endsInTime() {
    states("CREATING");
    var call = client.showImage("i");
    var error =
        assertThrows(
            DeadlineException.class,
            () ->
                call.waitUntil(
                    ShowImageCall.State.ACTIVE, Duration.ofMillis(100), Duration.ofMillis(10)));
    assertEquals("GET /v1/p1/images/i: is CREATING after PT0.1S, not ACTIVE", error.getMessage());
  }

  @Test
  @Timeout(8)
  void endsInTimeAlsoWhenALookTakesLonger() {
    server.replies(StubServer.json("{}").after(Duration.ofSeconds(20)));
    var call = client.showImage("i");
    assertThrows(
        DeadlineException.class,
        () ->
            call.waitUntil(
                ShowImageCall.State.ACTIVE, Duration.ofMillis(300), Duration.ofMillis(10)));
  }

  @Test
  void endsWhenItIsInterrupted() {
    states("CREATING");
    Thread.currentThread().interrupt();
    var call = client.showImage("i");
    assertThrows(CancelledException.class, () -> call.waitUntil(ShowImageCall.State.ACTIVE));
    assertTrue(Thread.interrupted());
  }
}
