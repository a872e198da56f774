package io.specscribe.modelarts;

import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/** What a client is told once. Secrets are not shown. */
record Options(
    String baseUrl,
    String projectId,
    Supplier<String> token,
    Supplier<Credentials> credentials,
    Map<String, String> headers,
    Duration timeout,
    int maxRetries,
    Duration retryDelay,
    Duration waitTimeout,
    Duration waitInterval) {
  @Override
  public String toString() {
    return "[baseUrl=" + baseUrl + ", projectId=" + projectId + "]";
  }
}
