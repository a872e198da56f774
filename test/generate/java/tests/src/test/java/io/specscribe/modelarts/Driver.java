package io.specscribe.modelarts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Makes the calls that a test asks for, one a line, and writes one line for each. A line in: {@code
 * {"operation": id, "path": {...}, "query": {...}, "header": {...}, "body": ...}}. A line out:
 * {@code {"result": ...}} or {@code {"error": ...}}.
 */
public final class Driver {
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  public static void main(String[] arguments) throws Exception {
    var builder =
        ModelArtsClient.builder()
            .baseUrl(arguments[0])
            .projectId(URLDecoder.decode(arguments[1], StandardCharsets.UTF_8))
            .token("secret");
    try (ModelArtsClient client = builder.build();
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        ObjectNode answer = Json.MAPPER.createObjectNode();
        try {
          answer.set("result", Json.tree(call(client, Json.MAPPER.readTree(line)).execute()));
        } catch (InvocationTargetException error) {
          answer.put("error", error.getCause().toString());
        } catch (Exception error) {
          answer.put("error", error.toString());
        }
        OUT.println(Json.MAPPER.writeValueAsString(answer));
      }
    }
  }

  /** A call of the operation that is asked for, with all that it shall carry. */
  static Call<?, ?> call(ModelArtsClient client, JsonNode asked) throws Exception {
    Map<String, JsonNode> given = new LinkedHashMap<>();
    for (String place : new String[] {"path", "query", "header"})
      asked
          .path(place)
          .properties()
          .forEach(each -> given.put(plain(each.getKey()), each.getValue()));
    JsonNode body = asked.get("body");
    Method method = method(OperationsApi.class, asked.get("operation").asText());
    Object[] values =
        Arrays.stream(method.getParameters()).map(each -> value(each, given, body)).toArray();
    Call<?, ?> call = (Call<?, ?>) method.invoke(client, values);
    for (Map.Entry<String, JsonNode> each : given.entrySet())
      set(call, each.getKey(), each.getValue());
    boolean positional = Arrays.stream(method.getParameterTypes()).anyMatch(Driver::isBody);
    if (body != null && !positional) set(call, "body", body);
    return call;
  }

  private static Object value(Parameter parameter, Map<String, JsonNode> given, JsonNode body) {
    JsonNode node = isBody(parameter.getType()) ? body : given.remove(plain(parameter.getName()));
    if (node == null)
      throw new IllegalArgumentException("nothing is given for " + parameter.getName());
    return Json.MAPPER.convertValue(node, parameter.getType());
  }

  private static void set(Call<?, ?> call, String name, JsonNode value) throws Exception {
    Method setter = method(call.getClass(), name);
    setter.invoke(
        call,
        (Object)
            Json.MAPPER.convertValue(
                value, Json.MAPPER.constructType(setter.getGenericParameterTypes()[0])));
  }

  private static Method method(Class<?> owner, String name) {
    return Arrays.stream(owner.getDeclaredMethods())
        .filter(each -> plain(each.getName()).equals(plain(name)) && !each.isSynthetic())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(owner.getSimpleName() + " has no " + name));
  }

  private static boolean isBody(Class<?> type) {
    return ApiObject.class.isAssignableFrom(type) || ApiChoice.class.isAssignableFrom(type);
  }

  private static String plain(String name) {
    return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
  }
}
