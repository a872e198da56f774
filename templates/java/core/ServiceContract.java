package {{package}};

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * What a client must know of its contract beyond its types; generated code makes it.
 *
 * @param name of the client, in requests and in logs
 * @param version of the contract
 * @param url address of the service; a name in braces is a variable. Empty where there is none
 * @param variables of the address, with their defaults
 * @param regions that are known, with their addresses // {{regions}}
 * @param tokenHeader header that carries the token
 * @param tokenScheme what stands in front of a token in its header; empty where nothing does
// {{#queryKey}}
 * @param tokenQuery query parameter that carries the token instead; empty where none does
// {{/queryKey}}
// {{#project}}
 * @param projectSegment what stands in paths where the id of the project belongs
// {{/project}}
 * @param xmlShapes how objects are written in XML, by name
 * @param xmlBodies names of the shapes of bodies, by method and path
 */
public record ServiceContract(
    String name,
    String version,
    String url,
    Map<String, String> variables,
    // {{#regions}}
    Map<String, String> regions,
    // {{/regions}}
    String tokenHeader,
    String tokenScheme,
    // {{#queryKey}}
    String tokenQuery,
    // {{/queryKey}}
    // {{#project}}
    String projectSegment,
    // {{/project}}
    JsonNode xmlShapes,
    JsonNode xmlBodies) {
  /** A tree of which each branch is JSON. */
  public static JsonNode tree(Map<String, String> branches) {
    com.fasterxml.jackson.databind.node.ObjectNode tree = Json.MAPPER.createObjectNode();
    branches.forEach(
        (name, text) -> {
          try {
            tree.set(name, Json.MAPPER.readTree(text));
          } catch (java.io.IOException error) {
            throw new java.io.UncheckedIOException(error);
          }
        });
    return tree;
  }

  Xml xml() {
    return new Xml(xmlShapes, xmlBodies);
  }
}
