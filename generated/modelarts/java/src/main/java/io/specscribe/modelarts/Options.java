package io.specscribe.modelarts;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What a client is told once. Secrets are not shown. */
record Options(
    String baseUrl,
    String projectId,
    Supplier<Credentials> credentials,
    Map<String, String> headers,
    Duration timeout,
    Duration attemptTimeout,
    long maxAnswerBytes,
    int maxRetries,
    Duration waitTimeout,
    Duration waitInterval,
    Duration retryDelay,
    Consumer<AttemptFacts> onAttempt) {
  @Override
  public String toString() {
    String text = "[baseUrl=" + Secrets.hideUser(baseUrl);
    text += ", projectId=" + projectId;
    return text + "]";
  }
}
