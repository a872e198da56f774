package {{package}};

import java.time.Duration;

/** A moment by the clock that never goes back. */
record Deadline(long nanos) {
  /** More than this is for ever, and would overflow. */
  private static final Duration LONGEST = Duration.ofDays(36_500);

  /** Zero is no limit. */
  static Deadline in(Duration given) {
    Duration time = given.isZero() ? LONGEST : given;
    return new Deadline(
        System.nanoTime() + (time.compareTo(LONGEST) < 0 ? time : LONGEST).toNanos());
  }

  /** Not above zero where it is over. */
  Duration left() {
    return Duration.ofNanos(nanos - System.nanoTime());
  }
}
