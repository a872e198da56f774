package com.example.harbour;

import com.example.harbour.model.FlagSignal;
import com.example.harbour.model.Image;
import com.example.harbour.model.LampSignal;
import com.example.harbour.model.Log;
import com.example.harbour.model.MoveShip200Response;
import com.example.harbour.model.MoveShipRequest;
import com.example.harbour.model.SailAnswer;
import com.example.harbour.model.ShipChange;
import com.example.harbour.model.Signal;
import com.example.harbour.model.TowAnswer;
import com.example.harbour.model.TowRequest;
import com.example.harbour.model.TowRequestTow;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The driver of the Java client: a task a line in, a report a line out. */
public final class TableDriver {
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private static final ExecutorService THREADS = Executors.newCachedThreadPool();

  private TableDriver() {}

  /** Gives what the step asks for, or throws. */
  private interface Work {
    void into(ObjectNode result) throws Exception;
  }

  /** What a driver can't do. */
  private static final class Unsupported extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unsupported(String message) {
      super(message);
    }
  }

  public static void main(String[] arguments) throws Exception {
    try (var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        JsonNode task = Json.MAPPER.readTree(line);
        THREADS.submit(() -> OUT.println(report(task)));
      }
    }
    System.exit(0);
  }

  private static String report(JsonNode task) {
    ObjectNode report = Json.MAPPER.createObjectNode();
    report.set("id", task.get("id"));
    ArrayNode asked = report.putArray("asked");
    ArrayNode results = report.putArray("results");
    ArrayNode attempts = report.putArray("attempts");
    for (JsonNode step : task.get("steps")) {
      HarbourClient client;
      try {
        client = builder(task, asked).onAttempt(each -> tell(attempts, each)).build();
      } catch (RuntimeException error) {
        results.add(failure(error, "setup"));
        break;
      }
      List<CompletableFuture<ObjectNode>> all = new ArrayList<>();
      for (int count = 0; count < step.path("times").asInt(1); count++)
        all.add(CompletableFuture.supplyAsync(() -> take(client, step), THREADS));
      all.forEach(each -> results.add(each.join()));
      client.close();
      if (results.get(results.size() - 1).has("error")) break;
    }
    return report.toString();
  }

  private static void tell(ArrayNode attempts, AttemptFacts each) {
    synchronized (attempts) {
      attempts
          .addObject()
          .put("method", each.method())
          .put("path", each.path())
          .put("number", each.number())
          .put("status", each.status().orElse(0))
          .put("failed", each.error().isPresent())
          .put("timed", !each.time().isNegative());
    }
  }

  private static ClientBuilder<HarbourClient> builder(JsonNode task, ArrayNode asked) {
    JsonNode given = task.get("client");
    ClientBuilder<HarbourClient> builder = HarbourClient.builder().projectId("p");
    if (task.has("baseUrl")) builder.baseUrl(task.get("baseUrl").asText());
    TokenSource tokens = null;
    if (given.has("token")) tokens = refused -> given.get("token").asText();
    if (given.has("tokens")) tokens = source(given.get("tokens"), asked);
    Map<String, Object> identity = new TreeMap<>();
    given.path("identity").properties().forEach(each -> identity.put(each.getKey(), each.getValue()));
    String url = task.path("baseUrl").asText();
    if (given.has("temporaryKeys"))
      builder.credentials(
          identity.isEmpty() ? new IdentityCredentials(url, tokens) : new IdentityCredentials(url, tokens, identity));
    else if (!identity.isEmpty()) builder.tokenSource(new IdentityTokens(url, identity, null));
    else if (tokens != null) builder.tokenSource(tokens);
    if (given.has("login"))
      builder.tokenSource(
          IdentityTokens.ofUser(
              task.get("baseUrl").asText(),
              given.at("/login/user").asText(),
              given.at("/login/password").asText(),
              given.at("/login/domain").asText(),
              "harbour"));
    if (given.has("accessKey"))
      builder.credentials(
          new Credentials(given.at("/accessKey/ak").asText(), given.at("/accessKey/sk").asText()));
    given.path("headers").properties().forEach(each -> builder.header(each.getKey(), each.getValue().asText()));
    if (given.has("timeoutMs")) builder.timeout(millis(given.get("timeoutMs")));
    if (given.has("attemptTimeoutMs")) builder.attemptTimeout(millis(given.get("attemptTimeoutMs")));
    if (given.has("maxAttempts")) builder.maxRetries(given.get("maxAttempts").asInt() - 1);
    if (given.has("maxAnswerBytes")) builder.maxAnswerBytes(given.get("maxAnswerBytes").asLong());
    if (given.path("followingHttpClient").asBoolean())
      builder.httpClient(HttpClient.newBuilder().followRedirects(HttpClient.Redirect.ALWAYS).build());
    return builder;
  }

  private static Duration millis(JsonNode node) {
    return Duration.ofMillis(node.asLong());
  }

  private static TokenSource source(JsonNode tokens, ArrayNode asked) {
    return refused -> {
      try {
        Thread.sleep(20);
      } catch (InterruptedException error) {
        Thread.currentThread().interrupt();
      }
      synchronized (asked) {
        asked.add(refused);
      }
      int at = 0;
      for (int index = 0; index < tokens.size(); index++)
        if (tokens.get(index).asText().equals(refused)) at = index + 1;
      return tokens.get(Math.min(at, tokens.size() - 1)).asText();
    };
  }

  private static ObjectNode take(HarbourClient client, JsonNode step) {
    ObjectNode result = Json.MAPPER.createObjectNode();
    try {
      work(client, step).into(result);
      return result;
    } catch (Unsupported error) {
      return result.put("unsupported", error.getMessage());
    } catch (InvocationTargetException error) {
      return result.setAll(failure(error.getCause(), null));
    } catch (Exception error) {
      return result.setAll(failure(error, null));
    }
  }

  private static Work work(HarbourClient client, JsonNode step) {
    return switch (step.get("do").asText()) {
      case "call" -> result -> send(client, step, result);
      case "list" -> result -> list(client, step, result);
      case "wait" -> result -> await(client, step, result);
      case "job" -> result -> job(client, step, result);
      case "stream" -> result -> stream(client, step, result);
      case "show" -> result -> show(client, step, result);
      case "defaults" -> TableDriver::defaults;
      case "held" -> TableDriver::held;
      default -> result -> typed(client, step, result);
    };
  }

  private static void send(HarbourClient client, JsonNode step, ObjectNode result) throws Exception {
    Call<?, ?> call = call(client, step.get("operation").asText(), step.path("args"));
    JsonNode options = step.path("options");
    options.path("headers").properties().forEach(each -> call.header(each.getKey(), each.getValue().asText()));
    if (options.has("timeoutMs")) call.timeout(millis(options.get("timeoutMs")));
    if (options.path("repeatable").asBoolean()) call.repeatable();
    Answer<?> answer = call.send();
    if (answer.value() != null) result.set("value", plain(answer.value()));
    result.put("status", answer.status());
    answer.requestId().ifPresent(id -> result.put("requestId", id));
    ObjectNode fields = result.putObject("fields");
    for (JsonNode each : step.path("read"))
      fields.set(each.asText(), fieldAt(answer.value(), List.of(each.asText().split("\\."))));
  }

  private static JsonNode plain(Object value) {
    return value instanceof byte[] bytes
        ? Json.MAPPER.createObjectNode().put("$bytes", new String(bytes, StandardCharsets.ISO_8859_1))
        : Json.tree(value);
  }

  /** What a path of names of the contract leads to, through the types of the client. */
  private static JsonNode fieldAt(Object value, List<String> path) {
    if (value == null) return Json.MAPPER.nullNode();
    if (path.isEmpty()) return plain(value);
    List<String> rest = path.subList(1, path.size());
    String name = path.get(0);
    if (value instanceof List<?> items) return fieldAt(items.get(Integer.parseInt(name)), rest);
    if (value instanceof Map<?, ?> members) return fieldAt(members.get(name), rest);
    Reader.Property property = Reader.properties(value.getClass()).get(name);
    return fieldAt(property == null ? null : property.of(value), rest);
  }

  private static void list(HarbourClient client, JsonNode step, ObjectNode result) throws Exception {
    Call<?, ?> call = call(client, step.get("operation").asText(), step.path("args"));
    ArrayNode items = result.putArray("items");
    for (Object item : (Iterable<?>) method(call.getClass(), "items").invoke(call)) {
      if (items.size() == step.get("most").asInt()) {
        result.put("more", true);
        return;
      }
      items.add(fieldAt(item, List.of("id")));
    }
    result.put("more", false);
  }

  private static void await(HarbourClient client, JsonNode step, ObjectNode result) throws Exception {
    Call<?, ?> call = call(client, step.get("operation").asText(), step.path("args"));
    Object[] times = {millis(step.get("timeoutMs")), millis(step.get("intervalMs"))};
    if (!step.has("state")) {
      call.getClass().getMethod("waitUntilGone", Duration.class, Duration.class).invoke(call, times);
      return;
    }
    Class<?> states = call.getClass().getDeclaredClasses()[0];
    Object state =
        Arrays.stream(states.getEnumConstants())
            .filter(each -> each.toString().equals(step.get("state").asText()))
            .findFirst()
            .orElseThrow();
    Method method = call.getClass().getMethod("waitUntil", states, Duration.class, Duration.class);
    result.set("value", plain(method.invoke(call, state, times[0], times[1])));
  }

  private static void job(HarbourClient client, JsonNode step, ObjectNode result) throws Exception {
    HarbourClient patient =
        client
            .toBuilder()
            .waitTimeout(millis(step.get("timeoutMs")))
            .waitInterval(millis(step.get("intervalMs")))
            .build();
    Call<?, ?> call = call(patient, step.get("operation").asText(), step.path("args"));
    result.set("value", plain(call.getClass().getMethod("waitForJob").invoke(call)));
  }

  private static void stream(HarbourClient client, JsonNode step, ObjectNode result) throws Exception {
    Call<?, ?> call = call(client, step.get("operation").asText(), step.path("args"));
    try (InputStream body = call.openStream()) {
      result.set("value", plain(body.readAllBytes()));
    }
  }

  private static void show(HarbourClient client, JsonNode step, ObjectNode result) throws Exception {
    StringBuilder text = new StringBuilder(client + "\n" + client.toBuilder() + "\n");
    if (client.transport_.options().credentials() != null)
      text.append(client.transport_.options().credentials().get());
    if (step.has("body")) {
      Method method = method(OperationsApi.class, step.get("operation").asText());
      Object body = Json.convert(step.get("body"), method.getParameterTypes()[0]);
      text.append(body).append(List.of(body));
    }
    result.put("text", text.toString());
  }

  private static void defaults(ObjectNode result) {
    result
        .putObject("value")
        .put("maxAttempts", Defaults.MAX_ATTEMPTS)
        .put("firstDelayMs", Defaults.FIRST_DELAY.toMillis())
        .put("longestDelayMs", Defaults.LONGEST_DELAY.toMillis())
        .put("attemptTimeoutMs", Defaults.ATTEMPT_TIMEOUT.toMillis())
        .put("timeoutMs", Defaults.TIMEOUT.toMillis())
        .put("maxAnswerBytes", Defaults.MAX_ANSWER_BYTES)
        .put("waitTimeoutMs", Defaults.WAIT_TIMEOUT.toMillis())
        .put("waitIntervalMs", Defaults.WAIT_INTERVAL.toMillis())
        .put("waitAppearMs", Defaults.WAIT_APPEAR.toMillis());
  }

  private static void held(ObjectNode result) throws Exception {
    // An HTTP client of Java 17 looks each three seconds whether it is still needed, and then ends its thread.
    System.gc();
    Thread.sleep(4000);
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    result.put("value", runtime.totalMemory() - runtime.freeMemory());
  }

  private static void typed(HarbourClient client, JsonNode step, ObjectNode result) {
    String name =
        switch (step.path("name").asText()) {
          case "name of the changed ship" -> client.changeShip("1", new ShipChange().name("Ada")).execute().getName();
          case "figurehead of the changed ship" -> {
            ShipChange change = new ShipChange().figurehead(new Image().url("u")).rig("KETCH");
            Image figurehead = client.changeShip("1", change).execute().getFigurehead();
            yield figurehead == null ? "none" : figurehead.getUrl();
          }
          case "name of the ship shown by its resource" -> client.ships().show("1").execute().getName();
          case "how the ship moves" -> client.moveShip("1", TOW).execute().accept(MOVES);
          case "what the signal says" -> client.sendSignal("1", LAMP).execute().accept(SAYS);
          default -> throw new Unsupported("no typed code for " + step);
        };
    result.put("value", name);
  }

  private static final MoveShipRequest TOW = new TowRequest().tow(new TowRequestTow().tug("Max"));

  private static final Signal LAMP = new LampSignal().kind("LAMP").text("ahoy");

  private static final Signal.Visitor<String> SAYS =
      new Signal.Visitor<>() {
        @Override
        public String visit(FlagSignal form) {
          return "flag says " + Objects.requireNonNullElse(form.getText(), "nothing");
        }

        @Override
        public String visit(LampSignal form) {
          return "lamp says " + Objects.requireNonNullElse(form.getText(), "nothing");
        }

        @Override
        public String visitUnknown(Signal.Unknown unknown) {
          return "unknown: " + Json.tree(unknown.value()).get("kind").textValue();
        }
      };

  /** The compiler asks for a method for each form. */
  private static final MoveShip200Response.Visitor<String> MOVES =
      new MoveShip200Response.Visitor<>() {
        @Override
        public String visit(TowAnswer form) {
          return "towed at " + form.getTowed();
        }

        @Override
        public String visit(SailAnswer form) {
          return "sails " + form.getCourse();
        }

        @Override
        public String visitUnknown(MoveShip200Response.Unknown unknown) {
          return "unknown: " + String.join(", ", Json.tree(unknown.value()).properties().stream().map(Map.Entry::getKey).toList());
        }
      };

  /** A field is called by its own object: that an image has two of one name changes nothing for a log. */
  static final List<Object> CALLED =
      List.of(new Log().createdAt("dawn"), new Image().createdAt("dawn").createdAt_2("dusk"));

  private static Call<?, ?> call(HarbourClient client, String operation, JsonNode asked) throws Exception {
    Map<String, JsonNode> given = new LinkedHashMap<>();
    for (String place : new String[] {"path", "query", "header"})
      asked.path(place).properties().forEach(each -> given.put(bare(each.getKey()), each.getValue()));
    JsonNode body = asked.get("body");
    Class<?> stream = InputStream.class;
    Method method =
        Arrays.stream(OperationsApi.class.getDeclaredMethods())
            .filter(each -> bare(each.getName()).equals(bare(operation)) && !each.isSynthetic())
            .filter(
                each ->
                    Arrays.asList(each.getParameterTypes()).contains(stream)
                        == (body != null && body.has("$stream")))
            .findFirst()
            .orElseThrow(() -> new Unsupported("no method " + operation));
    boolean form = operation.endsWith("Papers");
    if (form) body.properties().forEach(each -> given.put(bare(each.getKey()), each.getValue()));
    List<Object> values = new ArrayList<>();
    for (Parameter each : method.getParameters()) {
      JsonNode value = given.remove(bare(each.getName()));
      values.add(read(value == null ? body : value, each.getType()));
    }
    Call<?, ?> call = (Call<?, ?>) method.invoke(client, values.toArray());
    for (Map.Entry<String, JsonNode> each : given.entrySet()) {
      Method setter = method(call.getClass(), each.getKey());
      setter.invoke(call, read(each.getValue(), setter.getGenericParameterTypes()[0]));
    }
    return call;
  }

  private static Object read(JsonNode value, java.lang.reflect.Type type) {
    if (value.has("$stream"))
      return new ByteArrayInputStream(
          value.get("$stream").asText().getBytes(StandardCharsets.ISO_8859_1));
    if (value.has("$bytes")) return value.get("$bytes").asText().getBytes(StandardCharsets.ISO_8859_1);
    if (type == long.class) return value.asLong();
    return Json.convert(value, type);
  }

  private static Method method(Class<?> owner, String name) {
    return Arrays.stream(owner.getDeclaredMethods())
        .filter(each -> bare(each.getName()).equals(bare(name)) && !each.isSynthetic())
        .findFirst()
        .orElseThrow(() -> new Unsupported(owner.getSimpleName() + " has no " + name));
  }

  private static String bare(String name) {
    return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
  }

  private static ObjectNode failure(Throwable error, String kind) {
    ObjectNode told = Json.MAPPER.createObjectNode();
    told.put("kind", kind == null ? kindOf(error) : kind);
    if (error instanceof ApiException refused) {
      told.put("status", refused.status());
      refused.code().ifPresent(code -> told.put("code", code));
      refused.explanation().ifPresent(text -> told.put("message", text));
      refused.requestId().ifPresent(id -> told.put("requestId", id));
    } else if (error instanceof ConnectionException lost) {
      String[] reasons = {"dns", "refused", "tls", "cut"};
      told.put("reason", reasons[lost.reason().ordinal()]).put("maybeDone", lost.maybeDone());
    } else if (error instanceof DeadlineException late) {
      told.put("maybeDone", late.maybeDone());
    }
    StringWriter text = new StringWriter();
    error.printStackTrace(new PrintWriter(text, true));
    ObjectNode result = Json.MAPPER.createObjectNode();
    result.set("error", told);
    return result.put("text", text.toString());
  }

  private static String kindOf(Throwable error) {
    if (error instanceof ApiException) return "api";
    if (error instanceof UnreadableAnswerException) return "unreadable";
    if (error instanceof DeadlineException) return "timeout";
    if (error instanceof ConnectionException) return "connection";
    if (error instanceof WaitException) return "wait";
    if (error instanceof PagingException) return "paging";
    boolean argument =
        error instanceof IllegalArgumentException
            || error instanceof NullPointerException
            || error instanceof IllegalStateException;
    return argument ? "argument" : "other";
  }
}
