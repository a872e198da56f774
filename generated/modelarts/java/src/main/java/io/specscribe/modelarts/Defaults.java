package io.specscribe.modelarts;

import java.time.Duration;

/** What holds where nothing else is said. */
public final class Defaults {
  public static final int MAX_ATTEMPTS = 4;
  public static final Duration FIRST_DELAY = Duration.ofMillis(500);
  public static final Duration LONGEST_DELAY = Duration.ofMillis(20000);
  public static final Duration ATTEMPT_TIMEOUT = Duration.ofMillis(30000);
  public static final Duration TIMEOUT = Duration.ofMillis(60000);
  public static final int MAX_ANSWER_BYTES = 268435456;
  public static final Duration WAIT_TIMEOUT = Duration.ofMillis(1800000);
  public static final Duration WAIT_INTERVAL = Duration.ofMillis(10000);
  public static final Duration WAIT_APPEAR = Duration.ofMillis(60000);

  private Defaults() {}
}
