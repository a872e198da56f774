package io.specscribe.modelarts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.lang.reflect.Type;

/**
 * JSON as it is read and written: numbers without loss, a number for a text and the other way
 * round.
 */
final class Json {
  static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private Json() {}

  static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException error) {
      throw new IllegalArgumentException(
          "can't be written as JSON: " + error.getOriginalMessage(), error);
    }
  }

  static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  /** Some services put the mark of a byte order before their JSON. */
  static JsonNode read(Answer<byte[]> answer) throws IOException {
    String text = Lines.decoded(answer.value(), answer.mediaType());
    return MAPPER.readTree(text.startsWith("\ufeff") ? text.substring(1) : text);
  }

  /** A value as maps, lists, texts and numbers. */
  static Object plain(JsonNode tree) {
    return MAPPER.convertValue(tree, Object.class);
  }

  @SuppressWarnings("unchecked")
  static <T> T convert(JsonNode tree, Type type) {
    return (T) Reader.readWhole(tree, type).value();
  }

  /**
   * A field by its name; fields of fields are joined by dots. A missing node where there is none.
   */
  static JsonNode at(JsonNode node, String path) {
    JsonNode found = node;
    for (String name : path.split("\\.")) found = found.path(name);
    return found;
  }
}
