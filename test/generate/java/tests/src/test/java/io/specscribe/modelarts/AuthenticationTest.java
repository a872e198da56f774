package io.specscribe.modelarts;

import static org.junit.jupiter.api.Assertions.*;

import io.specscribe.modelarts.model.AttachObsRequest;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;

class AuthenticationTest extends ServerTest {
  private static final Credentials KEY =
      new Credentials("AK", "the secret key", "the security token");

  @Test
  void sendsTheToken() {
    server.replies(StubServer.json("{}"));
    client.listFlavors().execute();
    assertEquals(TOKEN, server.header(0, "x-auth-token").orElseThrow());
    assertTrue(server.header(0, "authorization").isEmpty());
  }

  @Test
  void asksForAnotherTokenOnceWhenOneIsRefused() {
    Iterator<String> tokens = List.of("old", "new", "newer").iterator();
    server.replies(StubServer.reply(401, "{}"), StubServer.json("{}"));
    plain().token(tokens::next).build().listFlavors().execute();
    assertEquals(List.of("old", "new"), sentTokens());
  }

  @Test
  void givesUpWhenTheOtherTokenIsRefusedToo() {
    Iterator<String> tokens = List.of("old", "new", "newer").iterator();
    server.replies(StubServer.reply(401, "{}"));
    var call = plain().token(tokens::next).build().listFlavors();
    assertEquals(401, assertThrows(ApiException.class, call::execute).status());
    assertEquals(List.of("old", "new"), sentTokens());
  }

  @Test
  void doesNotRepeatWithTheSameToken() {
    server.replies(StubServer.reply(401, "{}"));
    assertThrows(ApiException.class, () -> client.listFlavors().execute());
    assertEquals(1, server.seen.size());
  }

  @Test
  void signsWhatArrives() {
    server.replies(StubServer.json("{}"));
    ModelArtsClient signing = plain().credentials(KEY).build();
    signing.attachObs("n 1").body(new AttachObsRequest().uri("obs://ü")).execute();
    signing.listFlavors().category("a b+c").limit(2L).execute();
    assertEquals(2, server.seen.size());
    for (StubServer.Seen seen : server.seen) {
      String authorization = seen.headers().get("authorization");
      String names = authorization.replaceAll(".*SignedHeaders=([^,]*),.*", "$1");
      Map<String, String> signed = new LinkedHashMap<>();
      for (String name : names.split(";")) signed.put(name, seen.headers().get(name));
      assertTrue(
          signed
              .keySet()
              .containsAll(Set.of("host", "x-sdk-date", "x-project-id", "x-security-token")));
      URI address = URI.create(server.url() + seen.target());
      Map<String, String> again =
          Signature.headers(seen.method(), address, signed, seen.body(), KEY, Instant.EPOCH);
      assertEquals(again.get("Authorization"), authorization);
    }
  }

  @Test
  void refusesTwoWaysAtOnce() {
    assertThrows(IllegalStateException.class, () -> plain().token("t").credentials(KEY).build());
  }

  @Test
  void showsNoSecret() {
    List<String> shown = new ArrayList<>();
    Logger logger = logTo(shown);
    server.replies(StubServer.reply(503, "{\"error_msg\":\"no\"}", "X-Request-Id", "r"));
    for (var builder : List.of(plain().token(TOKEN), plain().credentials(KEY))) {
      ModelArtsClient own = builder.maxRetries(1).build();
      var call = own.listFlavors();
      ApiException error = assertThrows(ApiException.class, call::execute);
      shown.addAll(
          List.of(
              builder.toString(),
              own.toString(),
              call.toString(),
              error.toString(),
              KEY.toString()));
      shown.add(own.transport_.options().toString());
    }
    String all = String.join("\n", shown);
    assertTrue(all.contains("HTTP 503"), all);
    for (String secret : List.of(TOKEN, "the secret key", "the security token"))
      assertFalse(all.contains(secret));
    logger.setLevel(null);
  }

  @Test
  void tellsNoSecretThatCannotBeSent() {
    var call = plain().token("secret\nX-Evil: 1").build().listFlavors();
    IllegalArgumentException error = assertThrows(IllegalArgumentException.class, call::execute);
    assertEquals(
        "header X-Auth-Token can't be sent with the value that it has", error.getMessage());
    assertTrue(server.seen.isEmpty());
  }

  /**
   * Puts all that is logged into a list; the logger must be held, or its settings are forgotten.
   */
  private static Logger logTo(List<String> lines) {
    Logger logger = Logger.getLogger("io.specscribe.modelarts");
    logger.setLevel(Level.ALL);
    logger.setUseParentHandlers(false);
    logger.addHandler(
        new Handler() {
          @Override
          public void publish(LogRecord entry) {
            lines.add(new SimpleFormatter().format(entry));
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        });
    return logger;
  }

  private List<String> sentTokens() {
    return server.seen.stream().map(each -> each.headers().get("x-auth-token")).toList();
  }
}
