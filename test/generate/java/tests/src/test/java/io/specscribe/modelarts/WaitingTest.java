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

  private static final StubServer.Reply GONE =
      StubServer.reply(404, "{\"error_code\":\"ModelArts.6309\"}");

  @Test
  void waitsUntilItIsGone() {
    server.replies(
        StubServer.json("{\"status\":\"DELETING\"}"),
        StubServer.json("{\"status\":\"THAWING\"}"),
        GONE);
    client.showNotebook("n1").waitUntilGone();
    assertEquals(3, server.seen.size());
  }

  @Test
  void takesAStateForGone() {
    states("DELETING", "DELETED");
    client.showNotebook("n1").waitUntilGone();
    assertEquals(2, server.seen.size());
  }

  @Test
  void endsInAStateFromWhichItWillNotGo() {
    states("DELETING", "DELETE_FAILED");
    var call = client.showNotebook("n1");
    WaitException error = assertThrows(WaitException.class, call::waitUntilGone);
    assertEquals("DELETE_FAILED", error.state());
  }

  @Test
  void takesNoOtherErrorForGone() {
    server.replies(StubServer.reply(403, "{}"));
    var call = client.showNotebook("n1");
    assertEquals(403, assertThrows(ApiException.class, call::waitUntilGone).status());
  }

  @Test
  void anErrorEndsTheWaitForAState() {
    server.replies(StubServer.json("{\"status\":\"CREATING\"}"), GONE);
    var call = client.showNotebook("n1");
    ApiException error =
        assertThrows(
            ApiException.class, () -> call.waitUntil(ShowNotebookCall.State.RUNNING));
    assertEquals(404, error.status());
  }

  @Test
  void waitsForTheEndNoLongerThanItMay() {
    states("RUNNING");
    var call = client.showNotebook("n1");
    var error =
        assertThrows(
            DeadlineException.class,
            () -> call.waitUntilGone(Duration.ofSeconds(1), Duration.ofMillis(50)));
    assertTrue(error.getMessage().endsWith("is RUNNING after PT1S, not gone"));
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
                    ShowImageCall.State.ACTIVE, Duration.ofSeconds(1), Duration.ofMillis(50)));
    assertEquals("GET /v1/p1/images/i: is CREATING after PT1S, not ACTIVE", error.getMessage());
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
