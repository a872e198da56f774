package io.specscribe.modelarts;

import static org.junit.jupiter.api.Assertions.*;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Calls every operation of a plan through the generated client. MATRIX_URL is the server's address, MATRIX_PLAN the
 * file of the plan.
 */
class OperationsTest {
  private static final JsonNode PLAN = plan();
  private static final ModelArtsClient CLIENT =
      ModelArtsClient.builder()
          .baseUrl(System.getenv("MATRIX_URL"))
          .token(PLAN.get("token").asText())
          .projectId(PLAN.get("projectId").asText())
          .build();

  private static JsonNode plan() {
    try {
      return read(Files.readAllBytes(Path.of(System.getenv("MATRIX_PLAN"))));
    } catch (IOException error) {
      throw new IllegalStateException(error);
    }
  }

  private static JsonNode read(byte[] json) throws IOException {
    return Json.read(new Answer<>(200, HttpHeaders.of(Map.of(), (name, value) -> true), json));
  }

  static Stream<Named<JsonNode>> operations() {
    return StreamSupport.stream(PLAN.get("operations").spliterator(), false)
        .map(each -> Named.of(each.get("id").asText(), each));
  }

  @AfterAll
  static void close() {
    CLIENT.close();
  }

  @ParameterizedTest(name = "{0} answers")
  @MethodSource("operations")
  void answers(JsonNode operation) throws Exception {
    Answer<?> answer = call(operation).send();
    JsonNode wanted = operation.get("answer");
    assertEquals(wanted.get("status").asInt(), answer.status());
    JsonNode body = answer.value() == null ? null : read(Json.bytes(answer.value()));
    assertEquals(wanted.get("body"), body);
  }

  @ParameterizedTest(name = "{0} refuses")
  @MethodSource("operations")
  void refuses(JsonNode operation) throws Exception {
    JsonNode wanted = operation.get("refusal");
    Call<?, ?> call = call(operation).header(PLAN.get("refusalHeader").asText(), wanted.get("status").asText());
    ApiException error = assertThrows(ApiException.class, call::execute);
    assertEquals(wanted.get("status").asInt(), error.status());
    assertEquals(Optional.of(wanted.get("code").asText()), error.code());
    assertEquals(Optional.of(wanted.get("message").asText()), error.explanation());
    assertTrue(error.code().flatMap(ErrorCode::of).isPresent());
    assertNotNull(UUID.fromString(error.requestId().orElseThrow()));
  }

  private static Call<?, ?> call(JsonNode operation) throws Exception {
    ObjectNode asked = operation.get("arguments").deepCopy();
    return Driver.call(CLIENT, asked.set("operation", operation.get("id")));
  }
}
