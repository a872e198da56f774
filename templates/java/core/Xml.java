package {{package}};

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/**
 * Bodies in XML: between their text and JSON, by the shapes that the contract gives them.
 *
 * @param shapes how objects are written, by name
 * @param bodies names of the shapes of bodies, by method and path
 */
record Xml(JsonNode shapes, JsonNode bodies) {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.-]*");

  /** What XML can't hold, however it is written. */
  private static final Pattern UNWRITABLE =
      Pattern.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]");

  private static final Pattern INTEGER = Pattern.compile("-?[0-9]+");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
  private static final XMLInputFactory INPUT = input();
  private static final XMLOutputFactory OUTPUT = XMLOutputFactory.newFactory();

  /** An element as it came, without namespaces. */
  private record Element(
      String name, Map<String, String> attributes, StringBuilder text, List<Element> children) {
    Element(String name) {
      this(name, new LinkedHashMap<>(), new StringBuilder(), new ArrayList<>());
    }
  }

  /** Whether the contract names elements for a body of a call, by its method and path. */
  boolean has(String call, String side) {
    return !shapes(call, side).isEmpty();
  }

  /**
   * Writes the body of a request.
   *
   * @throws IllegalArgumentException for what XML can't hold
   */
  byte[] write(String call, JsonNode value) {
    List<JsonNode> shapes = shapes(call, "request");
    JsonNode shape =
        shapes.stream().filter(each -> fits(each, value)).findFirst().orElse(shapes.get(0));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      XMLStreamWriter writer = OUTPUT.createXMLStreamWriter(out, "UTF-8");
      writer.writeStartDocument("UTF-8", "1.0");
      element(writer, shape.path("root").asText(), value, shape, shape.path("namespace").asText());
      writer.writeEndDocument();
      writer.close();
    } catch (XMLStreamException error) {
      throw new IllegalArgumentException("can't be written as XML: " + error.getMessage(), error);
    }
    return out.toByteArray();
  }

  /** Reads the body of an answer. */
  JsonNode read(String call, byte[] body) throws IOException {
    Element root;
    try {
      root = tree(INPUT.createXMLStreamReader(new ByteArrayInputStream(body)));
    } catch (XMLStreamException error) {
      throw new IOException("no XML", error);
    }
    List<JsonNode> shapes = shapes(call, "response");
    JsonNode shape =
        shapes.stream()
            .filter(each -> each.path("root").asText().equals(root.name()))
            .findFirst()
            .orElse(shapes.get(0));
    return object(root, shape);
  }

  static boolean isMarkup(byte[] body) {
    return new String(body, StandardCharsets.UTF_8).stripLeading().replace("\ufeff", "").startsWith("<");
  }

  /** Nothing that a document declares is fetched, or makes it grow. */
  private static XMLInputFactory input() {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  private List<JsonNode> shapes(String call, String side) {
    List<JsonNode> found = new ArrayList<>();
    bodies.path(call).path(side).forEach(each -> found.add(shape(each)));
    return found;
  }

  /** The shape of a name; a missing node where there is none. */
  private JsonNode shape(JsonNode name) {
    return shapes.path(name.asText());
  }

  private static boolean fits(JsonNode shape, JsonNode value) {
    for (Map.Entry<String, JsonNode> each : value.properties())
      if (field(shape, "name", each.getKey()).isMissingNode()) return false;
    return true;
  }

  /** The field whose name, or whose element, is this; a missing node where there is none. */
  private static JsonNode field(JsonNode shape, String key, String text) {
    for (JsonNode each : shape.path("fields"))
      if (each.path(key).asText().equals(text)
          && (key.equals("name") || !each.path("attribute").asBoolean())) return each;
    return NODES.missingNode();
  }

  private void element(
      XMLStreamWriter writer, String name, JsonNode value, JsonNode shape, String namespace)
      throws XMLStreamException {
    if (!NAME.matcher(name).matches())
      throw new IllegalArgumentException("\"" + name + "\" can't be the name of an element");
    if (value.isArray()) {
      for (JsonNode each : value) element(writer, name, each, shape, namespace);
      return;
    }
    writer.writeStartElement(name);
    if (!namespace.isEmpty()) writer.writeDefaultNamespace(namespace);
    if (value.isObject()) members(writer, value, shape);
    else writer.writeCharacters(text(value));
    writer.writeEndElement();
  }

  private void members(XMLStreamWriter writer, JsonNode value, JsonNode shape)
      throws XMLStreamException {
    List<JsonNode> fields = new ArrayList<>();
    shape.path("fields").forEach(fields::add);
    value
        .properties()
        .forEach(
            each -> {
              if (field(shape, "name", each.getKey()).isMissingNode())
                fields.add(
                    NODES.objectNode().put("name", each.getKey()).put("element", each.getKey()));
            });
    for (JsonNode field : fields) {
      JsonNode given = value.path(field.path("name").asText());
      if (field.path("attribute").asBoolean() && !isAbsent(given))
        writer.writeAttribute(field.path("element").asText(), text(given));
    }
    for (JsonNode field : fields) {
      JsonNode given = value.path(field.path("name").asText());
      if (field.path("attribute").asBoolean() || isAbsent(given)) continue;
      String name = field.path("element").asText();
      if (field.has("item")) writer.writeStartElement(name);
      element(writer, field.path("item").asText(name), given, shape(field.path("of")), "");
      if (field.has("item")) writer.writeEndElement();
    }
  }

  private static boolean isAbsent(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }

  private static String text(JsonNode value) {
    String text = value.isNull() ? "" : Parameters.text(value);
    if (UNWRITABLE.matcher(text).find())
      throw new IllegalArgumentException("the body has a character that XML can't hold");
    return text;
  }

  private static Element tree(XMLStreamReader reader) throws XMLStreamException {
    Element top = new Element("");
    List<Element> open = new ArrayList<>(List.of(top));
    while (reader.hasNext()) {
      int event = reader.next();
      Element last = open.get(open.size() - 1);
      if (event == XMLStreamReader.START_ELEMENT) {
        Element element = new Element(reader.getLocalName());
        for (int index = 0; index < reader.getAttributeCount(); index++)
          element
              .attributes()
              .put(reader.getAttributeLocalName(index), reader.getAttributeValue(index));
        last.children().add(element);
        open.add(element);
      } else if (event == XMLStreamReader.END_ELEMENT) {
        open.remove(open.size() - 1);
      } else if (event == XMLStreamReader.CHARACTERS || event == XMLStreamReader.CDATA) {
        last.text().append(reader.getText());
      }
    }
    return top.children().get(0);
  }

  private JsonNode object(Element element, JsonNode shape) {
    String text = element.text().toString();
    if (element.children().isEmpty() && !text.isBlank()) return NODES.textNode(text);
    ObjectNode found = NODES.objectNode();
    for (JsonNode field : shape.path("fields")) {
      String attribute = element.attributes().get(field.path("element").asText());
      if (field.path("attribute").asBoolean() && attribute != null)
        found.set(field.path("name").asText(), scalar(attribute, field));
    }
    for (Element child : element.children()) {
      JsonNode field = field(shape, "element", child.name());
      String name = field.path("name").asText(child.name());
      if (field.has("item")) {
        ArrayNode list = listIn(found, name);
        child.children().forEach(item -> list.add(value(item, field)));
      } else if (field.path("list").asBoolean() || found.has(name)) {
        listIn(found, name).add(value(child, field));
      } else {
        found.set(name, value(child, field));
      }
    }
    return found;
  }

  private static ArrayNode listIn(ObjectNode object, String name) {
    if (object.get(name) instanceof ArrayNode list) return list;
    JsonNode before = object.get(name);
    ArrayNode list = object.putArray(name);
    if (before != null) list.add(before);
    return list;
  }

  private JsonNode value(Element element, JsonNode field) {
    return field.has("of") || !element.children().isEmpty()
        ? object(element, shape(field.path("of")))
        : scalar(element.text().toString(), field);
  }

  /** A text as what the contract says, where it is that. */
  private static JsonNode scalar(String text, JsonNode field) {
    String digits = text.strip();
    return switch (field.path("kind").asText()) {
      case "integer" ->
          INTEGER.matcher(digits).matches()
              ? NODES.numberNode(new BigInteger(digits))
              : NODES.textNode(text);
      case "number" ->
          NUMBER.matcher(digits).matches()
              ? NODES.numberNode(new BigDecimal(digits))
              : NODES.textNode(text);
      case "boolean" ->
          digits.equals("true") || digits.equals("false")
              ? NODES.booleanNode(digits.equals("true"))
              : NODES.textNode(text);
      default -> NODES.textNode(text);
    };
  }
}
