package com.example.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Has the client decode answers, as if they had come. Arguments: a list of them, a file for what became of each. */
final class DecodeExamples {
  private static final Xml XML = Contract.SERVICE.xml();

  private static final HttpHeaders HEADERS =
      HttpHeaders.of(Map.of("content-type", List.of("application/json")), (name, value) -> true);

  private DecodeExamples() {}

  public static void main(String[] args) throws Exception {
    ArrayNode results = Json.MAPPER.createArrayNode();
    for (JsonNode each : Json.MAPPER.readTree(new File(args[0]))) results.add(decoded(each));
    Json.MAPPER.writeValue(new File(args[1]), results);
  }

  private static ObjectNode decoded(JsonNode example) {
    ObjectNode result = Json.MAPPER.createObjectNode();
    try {
      String name = example.get("javaMethod").asText();
      Type call =
          Arrays.stream(OperationsApi.class.getDeclaredMethods())
              .filter(method -> method.getName().equals(name))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("no method " + name))
              .getReturnType()
              .getGenericSuperclass();
      Type wanted = ((ParameterizedType) call).getActualTypeArguments()[0];
      byte[] body = example.get("text").asText().getBytes(StandardCharsets.UTF_8);
      String called = example.get("call").asText();
      if (wanted == byte[].class) return result.put("none", true);
      JsonNode tree =
          XML.has(called, "response") && Xml.isMarkup(body)
              ? XML.read(called, body)
              : Json.read(new Answer<>(200, HEADERS, body));
      Object value = Json.convert(tree, wanted);
      if (value == null && !tree.isNull()) return result.put("error", "not held: " + wanted);
      result.set("value", Json.tree(value));
    } catch (Exception error) {
      result.put("error", error.toString());
    }
    return result;
  }
}
