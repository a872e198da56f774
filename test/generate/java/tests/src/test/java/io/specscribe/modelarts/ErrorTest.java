package io.specscribe.modelarts;

import static org.junit.jupiter.api.Assertions.*;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorTest extends ServerTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'error_code': 'ModelArts.6309', 'error_msg': 'no'}       | ModelArts.6309 | no",
        "{'error_code': 'ModelArts.6309', 'error_message': 'no'}   | ModelArts.6309 | no",
        "{'error': {'code': 'A.1', 'message': 'no'}}               | A.1            | no",
        "{'itemNotFound': {'code': 404, 'message': 'no'}}          | 404            | no",
        "{'errors': [{'error_code': 'A.2', 'error_msg': 'no'}]}    | A.2            | no",
        "{'error_msg': 'no'}                                       |                | no",
        "<html>oops</html>                                         |                |",
        "404 page not found                                        |                |",
        "[1]                                                       |                |",
        "{'error_code': null}                                      |                |",
      },
      quoteCharacter = '"')
  void readsEverySpelling(String body, String code, String explanation) {
    String sent = body.replace('\'', '"');
    server.replies(StubServer.reply(400, sent, "X-Request-Id", "req-1"));
    ApiException error =
        assertThrows(ApiException.class, () -> client.showNotebook("n1").execute());
    assertEquals(400, error.status());
    assertEquals(Optional.ofNullable(code), error.code());
    assertEquals(Optional.ofNullable(explanation), error.explanation());
    assertEquals(Optional.of("req-1"), error.requestId());
    assertEquals(sent, error.body());
    assertTrue(error.getMessage().startsWith("GET /v1/p1/notebooks/n1: HTTP 400: "));
    assertTrue(error.getMessage().endsWith("(request req-1)"));
  }

  @Test
  void knowsTheDocumentedCodes() {
    server.replies(
        StubServer.reply(409, "{\"error_code\":\"ModelArts.6309\"}"),
        StubServer.reply(409, "{\"error_code\":\"ModelArts.tomorrow\"}"));
    ApiException known =
        assertThrows(ApiException.class, () -> client.showNotebook("n1").execute());
    ApiException unknown =
        assertThrows(ApiException.class, () -> client.showNotebook("n1").execute());
    assertEquals(Optional.of(ErrorCode.MODELARTS_6309), known.code().flatMap(ErrorCode::of));
    assertEquals(Optional.empty(), unknown.code().flatMap(ErrorCode::of));
    assertEquals(Optional.of("ModelArts.tomorrow"), unknown.code());
  }

  @Test
  void readsAnErrorWithoutABody() {
    server.replies(StubServer.reply(404, ""));
    ApiException error =
        assertThrows(ApiException.class, () -> client.showNotebook("n1").execute());
    assertEquals("GET /v1/p1/notebooks/n1: HTTP 404: no message", error.getMessage());
    assertEquals(Optional.empty(), error.requestId());
  }

  @Test
  void followsNoRedirect() {
    server.replies(StubServer.reply(302, "", "Location", "http://127.0.0.1:9/"));
    assertEquals(
        302, assertThrows(ApiException.class, () -> client.listFlavors().execute()).status());
    assertEquals(1, server.seen.size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not JSON",
        "{\"data\": [",
        "{} {}"
      })
  void keepsABodyThatItCannotRead(String body) {
    server.replies(StubServer.reply(200, body, "X-Request-Id", "req-2"));
    var error = assertThrows(UnreadableAnswerException.class, () -> client.listFlavors().execute());
    assertEquals(body, error.body());
    assertEquals(Optional.of("req-2"), error.requestId());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[1,2]",
        "{\"data\":\"no list\"}",
        "{\"data\":[{\"billing\":\"x\"},\"y\",null]}",
        "{\"total\":null}",
        "{\"total\":\"many\"}",
        "{\"total\":1.9}",
        "{\"total\":\"\"}"
      })
  void keepsWhatNoFieldHolds(String body) throws Exception {
    server.replies(StubServer.json(body));
    var answer = client.listFlavors().execute();
    assertNull(answer.getTotal());
    assertEquals(Json.MAPPER.readTree(body), Json.tree(answer));
  }

  @Test
  void tellsTheRequestOfASuccessToo() {
    server.replies(StubServer.reply(200, "{}", "X-Request-Id", "req-3"));
    Answer<?> answer = client.listFlavors().send();
    assertEquals(Optional.of("req-3"), answer.requestId());
    assertEquals(200, answer.status());
  }
}
