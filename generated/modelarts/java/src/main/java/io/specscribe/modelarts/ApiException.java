package io.specscribe.modelarts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The service answered with a status outside 2xx. */
public final class ApiException extends AnswerException {
  private static final long serialVersionUID = 1L;

  /** Fields under which bodies carry code and message; the first that is found wins. */
  private static final List<String> CODE = List.of("error_code", "errorCode", "code");

  private static final List<String> MESSAGE =
      List.of("error_msg", "error_message", "errorMsg", "errorMessage", "message");

  private final String code;
  private final String explanation;

  private ApiException(String title, String code, String explanation, Answer<byte[]> answer) {
    super(
        title,
        (explanation == null ? "no message" : explanation)
            + (code == null ? "" : " [" + code + "]"),
        answer,
        null);
    this.code = code;
    this.explanation = explanation;
  }

  static ApiException of(String title, Answer<byte[]> answer) {
    for (JsonNode candidate : candidates(answer.value())) {
      String code = first(candidate, CODE);
      String explanation = first(candidate, MESSAGE);
      if (code != null || explanation != null)
        return new ApiException(title, code, explanation, answer);
    }
    return new ApiException(title, null, null, answer);
  }

  /** Code of the service, also one that the documentation doesn't list. */
  public Optional<String> code() {
    return Optional.ofNullable(code);
  }

  /** Code of the service where the documentation lists it. */
  public Optional<ErrorCode> documentedCode() {
    return code().flatMap(ErrorCode::of);
  }

  /** What the service says about the error. */
  public Optional<String> explanation() {
    return Optional.ofNullable(explanation);
  }

  /** The body, and the objects one level down: services put code and message in either. */
  private static List<JsonNode> candidates(byte[] body) {
    JsonNode root = parsed(body);
    List<JsonNode> found = new ArrayList<>();
    found.add(root);
    for (JsonNode child : root) {
      if (child.isArray()) child.forEach(found::add);
      else found.add(child);
    }
    return found;
  }

  private static JsonNode parsed(byte[] body) {
    try {
      return Json.read(body);
    } catch (IOException error) {
      return MissingNode.getInstance();
    }
  }

  private static String first(JsonNode candidate, List<String> names) {
    for (String name : names) {
      JsonNode value = candidate.path(name);
      if (value.isTextual() || value.isIntegralNumber()) return value.asText();
    }
    return null;
  }
}
