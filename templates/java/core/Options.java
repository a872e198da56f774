package {{package}};

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
// {{#signed}}
import java.util.function.Supplier;
// {{/signed}}

/** What a client is told once. Secrets are not shown. */
record Options(
    String baseUrl,
    // {{#project}}
    String projectId,
    // {{/project}}
    // {{#signed}}
    Supplier<Credentials> credentials,
    // {{/signed}}
    Map<String, String> headers,
    Duration timeout,
    Duration attemptTimeout,
    long maxAnswerBytes,
    int maxRetries,
    // {{#waits}}
    Duration waitTimeout,
    Duration waitInterval,
    // {{/waits}}
    Duration retryDelay,
    Consumer<AttemptFacts> onAttempt) {
  @Override
  public String toString() {
    String text = "[baseUrl=" + Secrets.hideUser(baseUrl);
    // {{#project}}
    text += ", projectId=" + projectId;
    // {{/project}}
    return text + "]";
  }
}
