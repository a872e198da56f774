package io.specscribe.modelarts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
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
        (explanation == null ? firstWords(answer) : explanation)
            + (code == null ? "" : " [" + code + "]"),
        answer,
        null);
    this.code = code;
    this.explanation = explanation;
  }

  static ApiException of(String title, Answer<byte[]> answer) {
    for (JsonNode candidate : candidates(answer)) {
      String code = first(candidate, CODE);
      String explanation = first(candidate, MESSAGE);
      if (code != null || explanation != null)
        return new ApiException(title, code, explanation, answer);
    }
    return new ApiException(title, null, null, answer);
  }

  private static final int MOST_READ = 65_536;

  /** The beginning of a body that has no message, such as a page of what stands before the service. */
  private static String firstWords(Answer<byte[]> answer) {
    int length = Math.min(answer.value().length, MOST_READ);
    String text = Lines.decoded(Arrays.copyOf(answer.value(), length), answer.mediaType());
    boolean html = answer.headers().firstValue("Content-Type").orElse("").contains("html");
    if (html)
      text =
          text.replaceAll("(?is)<(head|script|style)\\b.*?</\\1\\s*>", " ")
              .replaceAll("<[^<>]*>", " ");
    String words = Lines.line(text);
    return words.isEmpty() ? location(answer) : words;
  }

  /** Where a redirect leads, without what may be secret. */
  private static String location(Answer<byte[]> answer) {
    String location = answer.headers().firstValue("Location").orElse("");
    if (answer.status() / 100 != 3 || location.isEmpty()) return "no message";
    return "redirects to " + Lines.line(Secrets.hideUser(location.split("[?#]", 2)[0]));
  }

  /** Code of the service, also one that the documentation doesn't list: {@code ErrorCode.of} tells. */
  public Optional<String> code() {
    return Optional.ofNullable(code);
  }

  /** What the service says about the error, as a line; {@link #body()} has all of it. */
  public Optional<String> explanation() {
    return Optional.ofNullable(explanation);
  }

  /** The body, and the objects one level down: services put code and message in either. */
  private static List<JsonNode> candidates(Answer<byte[]> answer) {
    JsonNode root = parsed(answer);
    List<JsonNode> found = new ArrayList<>();
    found.add(root);
    for (JsonNode child : root) {
      if (child.isArray()) child.forEach(found::add);
      else found.add(child);
    }
    return found;
  }

  private static JsonNode parsed(Answer<byte[]> answer) {
    try {
      return Json.read(answer);
    } catch (IOException error) {
      return MissingNode.getInstance();
    }
  }

  private static String first(JsonNode candidate, List<String> names) {
    for (String name : names) {
      JsonNode value = candidate.path(name);
      if (value.isTextual() || value.isIntegralNumber()) return Lines.line(value.asText());
    }
    return null;
  }
}
