package io.specscribe.modelarts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SignatureTest {
  /** Headers as they are sent, compared without regard to case. */
  @Test
  void isThatOfTheCloudsOwnCore() throws Exception {
    JsonNode vectors = Json.MAPPER.readTree(Path.of(System.getProperty("vectors")).toFile());
    List<String> different = new ArrayList<>();
    int compared = 0;
    for (JsonNode vector : vectors) {
      compared++;
      if (!sent(vector).equals(lowerCase(vector.get("sent"))))
        different.add(vector.get("url").asText());
    }
    assertEquals(List.of(), different);
    assertEquals(200, compared);
  }

  private static TreeMap<String, String> sent(JsonNode vector) {
    URI address = URI.create(vector.get("url").asText());
    TreeMap<String, String> headers = lowerCase(vector.get("headers"));
    String token =
        vector.get("securityToken").isNull() ? null : vector.get("securityToken").asText();
    headers.put("x-sdk-date", vector.get("date").asText());
    Signature.headers(
            vector.get("method").asText(),
            address,
            headers,
            vector.get("body").asText().getBytes(StandardCharsets.UTF_8),
            new Credentials(vector.get("ak").asText(), vector.get("sk").asText(), token),
            Instant.EPOCH)
        .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    headers.put("host", address.getAuthority());
    return headers;
  }

  private static TreeMap<String, String> lowerCase(JsonNode headers) {
    TreeMap<String, String> all = new TreeMap<>();
    headers
        .properties()
        .forEach(
            each ->
                all.put(each.getKey().toLowerCase(Locale.ROOT), each.getValue().asText().strip()));
    return all;
  }
}
