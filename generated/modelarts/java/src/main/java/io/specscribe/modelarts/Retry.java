package io.specscribe.modelarts;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** When to try again, and after what time. */
final class Retry {
  /** Too many requests, and faults that may pass. */
  static final Set<Integer> STATUSES = Set.of(408, 429, 500, 502, 503, 504);

  private static final int TOO_MANY = 429;
  private static final int UNAVAILABLE = 503;

  /** Methods that do the same when they are sent twice (RFC 9110, 9.2.2). */
  static final Set<String> IDEMPOTENT = Set.of("GET", "HEAD", "PUT", "DELETE", "OPTIONS");

  private static final long LONGEST_MILLIS = Defaults.LONGEST_DELAY.toMillis();

  /** More would be days; no client waits for that. */
  private static final int LONGEST_DIGITS = 9;

  private static final Duration LONGEST = Duration.ofDays(36_500);

  private Retry() {}

  /**
   * Whether an answer asks for another attempt that does no harm. One of 429, or of 503 with a time
   * to wait, says that nothing was done.
   */
  static boolean helps(Answer<byte[]> answer, boolean repeatable) {
    if (answer.status() == TOO_MANY) return true;
    if (answer.status() == UNAVAILABLE && answer.headers().firstValue("Retry-After").isPresent())
      return true;
    return repeatable && STATUSES.contains(answer.status());
  }

  /**
   * Time to wait after an attempt: any up to a bound that doubles ("full jitter").
   *
   * @param attempt counted from 0
   * @param first the bound after the first attempt
   */
  static Duration backoff(int attempt, Duration first) {
    long bound =
        Math.min(
            LONGEST_MILLIS, Math.min(first.toMillis(), LONGEST_MILLIS) << Math.min(attempt, 16));
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(bound + 1));
  }

  /**
   * The time that a {@code Retry-After} asks for (RFC 9110, 10.2.3); empty where it can't be read.
   */
  static Optional<Duration> after(String value, Instant now) {
    String text = value.strip();
    if (text.matches("[0-9]+"))
      return Optional.of(
          text.length() > LONGEST_DIGITS ? LONGEST : Duration.ofSeconds(Long.parseLong(text)));
    try {
      Duration left =
          Duration.between(now, ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME));
      return Optional.of(left.isNegative() ? Duration.ZERO : left);
    } catch (DateTimeParseException error) {
      return Optional.empty();
    }
  }
}
