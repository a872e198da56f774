package {{package}};

import java.time.Duration;
import java.util.Map;
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
    Duration retryDelay,
    Duration waitTimeout,
    Duration waitInterval) {
  @Override
  public String toString() {
    return "[baseUrl=" + Secrets.hideUser(baseUrl) + ", projectId=" + projectId + "]";
  }
}
