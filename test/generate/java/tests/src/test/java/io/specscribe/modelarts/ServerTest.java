package io.specscribe.modelarts;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A server of its own for each test, and a client whose attempts follow each other at once. */
abstract class ServerTest {
  static final String TOKEN = "a secret token";

  StubServer server;
  ModelArtsClient client;

  @BeforeEach
  void start() {
    server = new StubServer();
    client = plain().token(TOKEN).build();
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  /** A builder without credentials. */
  ClientBuilder<ModelArtsClient> plain() {
    return ModelArtsClient.builder()
        .baseUrl(server.url())
        .projectId("p1")
        .timeout(Duration.ofSeconds(10))
        .retryDelay(Duration.ofMillis(10))
        .waitInterval(Duration.ofMillis(10))
        .waitTimeout(Duration.ofSeconds(5));
  }
}
