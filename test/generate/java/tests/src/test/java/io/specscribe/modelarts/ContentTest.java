package io.specscribe.modelarts;

import static org.junit.jupiter.api.Assertions.*;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.specscribe.modelarts.model.VolumeReq;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Forms of parameters and bodies, also those that this contract doesn't have. */
class ContentTest {
  static Stream<Arguments> parameters() {
    return Stream.of(
        Arguments.of("a b/ü?&=+", "", "n=a%20b%2F%C3%BC%3F%26%3D%2B"),
        Arguments.of(List.of("a", "b,c"), "multi", "n=a&n=b%2Cc"),
        Arguments.of(List.of("a", "b,c"), "csv", "n=a,b%2Cc"),
        Arguments.of(List.of("a", "b"), "pipes", "n=a%7Cb"),
        Arguments.of(List.of(), "multi", ""),
        Arguments.of(Map.of("k[", List.of(1, 2)), "multi", "n%5Bk%5B%5D=1&n%5Bk%5B%5D=2"),
        Arguments.of(new VolumeReq().category("EVS"), "", "n%5Bcategory%5D=EVS"),
        Arguments.of(new BigDecimal("1E+3"), "", "n=1000"),
        Arguments.of(Long.MAX_VALUE, "", "n=9223372036854775807"),
        Arguments.of(true, "", "n=true"),
        Arguments.of(null, "", ""));
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void writesAParameter(Object value, String format, String expected) {
    Parameters parameters = new Parameters();
    parameters.set("n", "before", "");
    parameters.set("n", value, format);
    assertEquals(expected, parameters.encoded());
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void writesABody(String contentType, Object value, String expected) {
    assertEquals(
        expected, new String(Content.of(Contract.SERVICE.xml(), "PUT /", contentType, value).bytes(), StandardCharsets.UTF_8));
  }

  static Stream<Arguments> bodies() {
    return Stream.of(
        Arguments.of("application/json", "text", "\"text\""),
        Arguments.of("application/merge-patch+json; charset=utf-8", Map.of("a", 1), "{\"a\":1}"),
        Arguments.of("text/plain", "täxt", "täxt"),
        Arguments.of("application/octet-stream", new byte[] {65, 66}, "AB"));
  }

  @Test
  void writesForms() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("na\"me", "a b");
    fields.put("file", new byte[] {65, 66});
    Content parts = Content.form("multipart/form-data", fields);
    String boundary = parts.contentType().replace("multipart/form-data; boundary=", "");
    String expected =
        """
        --B
        Content-Disposition: form-data; name="na%22me"

        a b
        --B
        Content-Disposition: form-data; name="file"; filename="file"

        AB
        --B--
        """;
    String text = new String(parts.bytes(), StandardCharsets.UTF_8);
    assertEquals(expected.replace("\n", "\r\n").replace("--B", "--" + boundary), text);
    fields.remove("file");
    Content pairs = Content.form("application/x-www-form-urlencoded", fields);
    assertEquals("na%22me=a+b", new String(pairs.bytes(), StandardCharsets.UTF_8));
  }

  private static final class Volume extends ApiChoice {
    Volume(Object value) {
      super(value);
    }
  }

  @Test
  void readsAChoiceAsItsReaderDoes() {
    Volume choice = new Volume(Map.of("category", "EVS", "speed", 7));
    assertEquals("EVS", choice.as(VolumeReq.class).getCategory());
    assertEquals(Map.of("speed", 7), choice.as(VolumeReq.class).otherFields());
    assertEquals(new Volume(new VolumeReq().category("EVS").otherField("speed", 7)), choice);
    assertThrows(IllegalArgumentException.class, () -> new Volume("text").as(VolumeReq.class));
  }

  sealed interface Shape permits Round, Square, Shape.Unknown {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Shape of(Object value) {
      return UnknownForm.formOf(value, Shape.class);
    }

    final class Unknown extends UnknownForm implements Shape {
      public Unknown(Object value) {
        super(value);
      }
    }
  }

  static final class Round extends ApiObject<Round> implements Shape {
    @JsonProperty(value = "radius", required = true)
    Long radius;

    @JsonProperty("unit")
    String unit;
  }

  static final class Square extends ApiObject<Square> implements Shape {
    @JsonProperty(value = "side", required = true)
    Long side;

    @JsonProperty("turned")
    Boolean turned;
  }

  static final class Drawing extends ApiObject<Drawing> {
    @JsonProperty("shapes")
    List<Shape> shapes;
  }

  @Test
  void readsEachFormOfAUnionAndKeepsOthersAsTheyCame() throws Exception {
    String json =
        "{\"shapes\":[{\"radius\":1},{\"side\":2,\"turned\":true,\"new\":3},{\"radius\":1,\"unit\":\"m\",\"side\":2},"
            + "{\"password\":\"swordfish\"},\"a text\",null,{}]}";
    Drawing drawing = Json.convert(Json.MAPPER.readTree(json), Drawing.class);
    List<String> forms =
        drawing.shapes.stream()
            .map(each -> each == null ? "null" : each.getClass().getSimpleName())
            .toList();
    assertEquals(
        List.of("Round", "Square", "Round", "Unknown", "Unknown", "null", "Unknown"), forms);
    assertEquals(json, Json.tree(drawing).toString());
    assertFalse(drawing.shapes.get(3).toString().contains("swordfish"));
    assertEquals(
        "shapes.3: has none of the forms of Shape", Reader.fault(drawing));
  }

  @Test
  void findsTheFormOfAMapAndOfWhatAMapperReads() throws Exception {
    assertEquals(1L, ((Round) Shape.of(Map.of("radius", 1))).radius);
    Round round = new Round();
    assertSame(round, Shape.of(round));
    assertEquals(new Shape.Unknown(Map.of("unit", "m")), Shape.of(Map.of("unit", "m")));
    assertTrue(new ObjectMapper().readValue("{\"side\":2}", Shape.class) instanceof Square);
    assertEquals(": has none of the forms of Shape", Reader.fault(Shape.of(7)));
    assertNull(Reader.fault(Shape.of(Map.of("side", 2))));
  }
}
