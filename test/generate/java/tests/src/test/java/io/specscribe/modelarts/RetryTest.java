package io.specscribe.modelarts;

import static org.junit.jupiter.api.Assertions.*;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryTest extends ServerTest {
  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503, 504})
  void triesAgain(int status) {
    server.replies(
        StubServer.reply(status, "{}"),
        StubServer.reply(status, "{}"),
        StubServer.json("{\"total\":3}"));
    assertEquals(3, client.listFlavors().execute().getTotal());
    assertEquals(3, server.seen.size());
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 409, 501})
  void takesOtherStatusesForAnAnswer(int status) {
    server.replies(StubServer.reply(status, "{}"));
    assertThrows(ApiException.class, () -> client.listFlavors().execute());
    assertEquals(1, server.seen.size());
  }

  @Test
  void endsAfterTheLastAttempt() {
    server.replies(StubServer.reply(503, "{}"));
    var call = client.toBuilder().maxRetries(2).build().listFlavors();
    assertEquals(503, assertThrows(ApiException.class, call::execute).status());
    assertEquals(3, server.seen.size());
  }

  @Test
  void doesNotRepeatWhatMayNotBeSentTwice() {
    server.replies(StubServer.reply(503, "{}"));
    assertThrows(ApiException.class, () -> client.stopNotebook("n1").execute());
    assertEquals(1, server.seen.size());
    assertThrows(ApiException.class, () -> client.stopNotebook("n1").repeatable().execute());
    assertEquals(5, server.seen.size());
  }

  @Test
  void repeatsWhatWasNotDone() {
    server.replies(StubServer.reply(429, "{}"), StubServer.json("{}"));
    client.stopNotebook("n1").execute();
    server.replies(StubServer.reply(503, "{}", "Retry-After", "0"), StubServer.json("{}"));
    client.stopNotebook("n1").execute();
    assertEquals(4, server.seen.size());
  }

  @Test
  void isNotDisturbedByAHookThatFails() {
    server.replies(StubServer.reply(503, "{}"), StubServer.json("{\"total\":3}"));
    var hooked =
        client.toBuilder().onAttempt(attempt -> {
          throw new IllegalStateException("the hook failed");
        });
    assertEquals(3, hooked.build().listFlavors().execute().getTotal());
    assertEquals(2, server.seen.size());
  }

  @Test
  void refusesWhatHasNoEncoding() {
    var half = assertThrows(IllegalArgumentException.class, () -> client.stopNotebook("\ud800"));
    assertTrue(half.getMessage().startsWith("id"), half.getMessage());
    var call = client.listFlavors().header("X-Flag", "\u65e5\u672c");
    var header = assertThrows(IllegalArgumentException.class, call::execute);
    assertTrue(header.getMessage().contains("X-Flag"), header.getMessage());
    assertEquals(0, server.seen.size());
  }

  @Test
  void saysOfACallThatChangesNothingThatItBroke() {
    server.replies(StubServer.hangUp());
    var call = client.toBuilder().maxRetries(0).build().listFlavors();
    ConnectionException error = assertThrows(ConnectionException.class, call::execute);
    assertFalse(error.maybeDone());
    assertFalse(error.getMessage().contains("may have been done"), error.getMessage());
  }

  @Test
  void saysThatABrokenCallMayHaveBeenDone() {
    server.replies(StubServer.hangUp());
    var call = client.stopNotebook("n1");
    ConnectionException error = assertThrows(ConnectionException.class, call::execute);
    assertTrue(error.maybeDone());
    assertEquals(1, server.seen.size());
  }

  @Test
  void triesAgainWhenTheConnectionBreaks() {
    server.replies(StubServer.hangUp(), StubServer.json("{\"total\":1}"));
    assertEquals(1, client.listFlavors().execute().getTotal());
  }

  @Test
  void saysThatNoConnectionCameAbout() {
    var call = client.toBuilder().baseUrl("http://127.0.0.1:9").maxRetries(0).build().listFlavors();
    ConnectionException error = assertThrows(ConnectionException.class, call::execute);
    assertEquals("GET /v1/p1/notebooks/flavors: ConnectException", error.getMessage());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void waitsAsLongAsTheServiceAsks(boolean asDate) {
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(2));
    server.replies(
        StubServer.reply(429, "{}", "Retry-After", asDate ? date : "1"), StubServer.json("{}"));
    client.listFlavors().execute();
    assertEquals(2, server.seen.size());
    assertTrue(server.seen.get(1).nanos() - server.seen.get(0).nanos() > 900_000_000L);
  }

  @Test
  void givesTheAnswerWhenTheWaitWouldPassTheDeadline() {
    server.replies(StubServer.reply(503, "{}", "Retry-After", "3600"));
    assertTimeout(
        Duration.ofSeconds(2),
        () -> assertThrows(ApiException.class, () -> client.listFlavors().execute()));
  }

  @Test
  void signsEachAttemptAnew() {
    AtomicInteger count = new AtomicInteger();
    server.replies(StubServer.reply(503, "{}", "Retry-After", "1"), StubServer.json("{}"));
    plain()
        .credentials(() -> new Credentials("AK" + count.getAndIncrement(), "s"))
        .build()
        .listFlavors()
        .execute();
    assertTrue(server.header(0, "authorization").orElseThrow().contains("Access=AK0,"));
    assertTrue(server.header(1, "authorization").orElseThrow().contains("Access=AK1,"));
    assertNotEquals(server.header(0, "x-sdk-date"), server.header(1, "x-sdk-date"));
  }

  @ParameterizedTest
  @CsvSource({"0, 500", "3, 4000", "20, 20000", "2000000, 20000"})
  void spreadsItsAttempts(int attempt, long bound) {
    var all =
        IntStream.range(0, 500)
            .mapToLong(i -> Retry.backoff(attempt, Duration.ofMillis(500)).toMillis())
            .summaryStatistics();
    assertTrue(
        0 <= all.getMin()
            && all.getMin() < bound / 5
            && all.getMax() > bound * 4 / 5
            && all.getMax() <= bound);
  }

  @ParameterizedTest
  @CsvSource({
    "7, 7",
    "' 0 ', 0",
    "'Fri, 02 Jan 2026 00:00:30 GMT', 30",
    "'Thu, 01 Jan 2026 00:00:00 GMT', 0",
    "soon,",
    "-1,",
    "99999999999999999999, 3153600000",
    "'',"
  })
  void readsRetryAfter(String text, Long seconds) {
    Duration found = Retry.after(text, Instant.parse("2026-01-02T00:00:00Z")).orElse(null);
    assertEquals(seconds == null ? null : Duration.ofSeconds(seconds), found);
  }
}
