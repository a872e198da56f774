package io.specscribe.modelarts;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Query parameters: each name with its values and how they are written. */
final class Parameters {
  private static final Map<String, String> SEPARATORS =
      Map.of("csv", ",", "ssv", "%20", "pipes", "%7C");

  /** A null separator repeats the name with each value. */
  private record Values(List<String> texts, String separator) {}

  private final Map<String, Values> all = new LinkedHashMap<>();

  Parameters() {}

  Parameters(Parameters other) {
    all.putAll(other.all);
  }

  /**
   * Sets a parameter, null leaves it out. A map, or an object of the contract, becomes {@code
   * name[key]}.
   */
  void set(String name, Object value, String collectionFormat) {
    all.keySet().removeIf(each -> each.equals(name) || each.startsWith(name + "["));
    if (value == null) return;
    JsonNode tree = Json.tree(value);
    if (tree.isObject()) {
      tree.properties()
          .forEach(
              each -> put(name + "[" + each.getKey() + "]", each.getValue(), collectionFormat));
    } else {
      put(name, tree, collectionFormat);
    }
  }

  /** Sets what the query of an address has; where it stands doesn't matter here. */
  void setAll(String address) {
    String[] parts = address.split("#", 2)[0].split("\\?", 2);
    Map<String, List<String>> found = new LinkedHashMap<>();
    for (String pair : parts.length > 1 ? parts[1].split("&") : new String[0]) {
      String[] sides = pair.split("=", 2);
      String value = sides.length > 1 ? URLDecoder.decode(sides[1], StandardCharsets.UTF_8) : "";
      found
          .computeIfAbsent(
              URLDecoder.decode(sides[0], StandardCharsets.UTF_8), name -> new ArrayList<>())
          .add(value);
    }
    found.remove("");
    found.forEach((name, values) -> set(name, values, ""));
  }

  /** The first value of a parameter, null where it has none. */
  String first(String name) {
    Values values = all.get(name);
    return values == null || values.texts().isEmpty() ? null : values.texts().get(0);
  }

  private void put(String name, JsonNode value, String collectionFormat) {
    List<String> texts = new ArrayList<>();
    if (value.isArray()) value.forEach(each -> texts.add(text(each)));
    else texts.add(text(value));
    // An empty list has nothing that could be written (RFC 6570, 3.2.8).
    if (texts.isEmpty()) return;
    texts.forEach(text -> Percent.check(name, text));
    all.put(name, new Values(texts, SEPARATORS.get(collectionFormat)));
  }

  /** As it stands behind the question mark; also a form is written so. */
  String encoded() {
    StringJoiner out = new StringJoiner("&");
    all.forEach(
        (name, values) -> {
          Collection<String> texts = values.texts().stream().map(Percent::encoded).toList();
          Collection<String> written =
              values.separator() == null ? texts : List.of(String.join(values.separator(), texts));
          written.forEach(text -> out.add(Percent.encoded(name) + "=" + text));
        });
    return out.toString();
  }

  /** A value as text; numbers are written out. */
  static String text(Object value) {
    JsonNode tree = value instanceof JsonNode node ? node : Json.tree(value);
    if (tree.isBigDecimal()) return tree.decimalValue().toPlainString();
    return tree.isValueNode() ? tree.asText() : tree.toString();
  }
}
