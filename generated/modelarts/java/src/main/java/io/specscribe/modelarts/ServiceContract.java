package io.specscribe.modelarts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * What a client must know of its contract beyond its types; generated code makes it.
 *
 * @param name of the client, in requests and in logs
 * @param version of the contract
 * @param url address of the service; a name in braces is a variable. Empty where there is none
 * @param variables of the address, with their defaults
 * @param regions that are known, with their addresses
 * @param tokenHeader header that carries the token
 * @param tokenScheme what stands in front of a token in its header; empty where nothing does
 * @param projectSegment what stands in paths where the id of the project belongs
 * @param xmlShapes how objects are written in XML, by name
 * @param xmlBodies names of the shapes of bodies, by method and path
 */
public record ServiceContract(
    String name,
    String version,
    String url,
    Map<String, String> variables,
    Map<String, String> regions,
    String tokenHeader,
    String tokenScheme,
    String projectSegment,
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
