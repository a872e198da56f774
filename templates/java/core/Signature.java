package {{package}};

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs requests by SDK-HMAC-SHA256: the canonical request, its hash and the time are signed with the secret key.
 */
final class Signature {
  private static final String ALGORITHM = "SDK-HMAC-SHA256";
  private static final String UNSIGNED_BODY = "UNSIGNED-PAYLOAD";
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final HexFormat HEX = HexFormat.of();

  private Signature() {}

  /**
   * The headers to add to a request.
   *
   * @param headers all that are sent, but for {@code Host}
   * @param now time of the signature, unless the request has an {@code X-Sdk-Date}; the service
   *     takes it for some minutes, so a request that is sent again is signed again
   */
  static Map<String, String> headers(
      String method,
      URI address,
      Map<String, String> headers,
      byte[] body,
      Credentials credentials,
      Instant now) {
    TreeMap<String, String> own = new TreeMap<>();
    headers.forEach((name, value) -> own.put(name.toLowerCase(Locale.ROOT), value.strip()));
    Map<String, String> added = new LinkedHashMap<>();
    added.put("X-Sdk-Date", own.getOrDefault("x-sdk-date", DATE.format(now)));
    if (credentials.securityToken() != null)
      added.put("X-Security-Token", credentials.securityToken());
    if (leavesOutBody(own.getOrDefault("content-type", "")))
      added.put("X-Sdk-Content-Sha256", UNSIGNED_BODY);
    added.forEach((name, value) -> own.put(name.toLowerCase(Locale.ROOT), value));
    own.put("host", host(address));
    own.remove("authorization");
    own.keySet().removeIf(name -> name.contains("_"));
    String names = String.join(";", own.keySet());
    String lines =
        own.entrySet().stream()
            .map(each -> each.getKey() + ":" + each.getValue() + "\n")
            .collect(Collectors.joining());
    String canonical =
        String.join(
            "\n",
            method,
            path(address.getRawPath()),
            query(address.getRawQuery()),
            lines,
            names,
            bodyHash(body, own.get("x-sdk-content-sha256")));
    String signed = String.join("\n", ALGORITHM, added.get("X-Sdk-Date"), sha256(utf8(canonical)));
    String signature = hmac(credentials.secretKey(), signed);
    added.put(
        "Authorization",
        ALGORITHM
            + " Access="
            + credentials.accessKey()
            + ", SignedHeaders="
            + names
            + ", Signature="
            + signature);
    return added;
  }

  /** Bodies of other media types than JSON, such as forms, are no part of the signature. */
  private static boolean leavesOutBody(String contentType) {
    return !contentType.isEmpty()
        && !contentType.startsWith("application/json")
        && !contentType.startsWith("application/bson");
  }

  /** As it is sent: a port that the scheme has anyway is left out. */
  private static String host(URI address) {
    int usual = "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
    boolean named = address.getPort() != -1 && address.getPort() != usual;
    return named ? address.getHost() + ":" + address.getPort() : address.getHost();
  }

  /** Segments percent-encoded anew, one slash at the end. */
  private static String path(String raw) {
    String whole =
        Arrays.stream(decoded(raw).split("/", -1))
            .map(Percent::encoded)
            .collect(Collectors.joining("/"));
    return whole.endsWith("/") ? whole : whole + "/";
  }

  private record Pair(String name, String value) {}

  /**
   * Pairs in the order of their decoded names, then values, by code points. A name alone has an
   * empty value.
   */
  private static String query(String raw) {
    if (raw == null) return "";
    Comparator<String> byCodePoints = (a, b) -> Arrays.compareUnsigned(utf8(a), utf8(b));
    return Arrays.stream(raw.split("&"))
        .filter(pair -> !pair.isEmpty())
        .map(pair -> pair.split("=", 2))
        .map(pair -> new Pair(decoded(pair[0]), pair.length < 2 ? "" : decoded(pair[1])))
        .sorted(
            Comparator.comparing(Pair::name, byCodePoints).thenComparing(Pair::value, byCodePoints))
        .map(pair -> Percent.encoded(pair.name()) + "=" + Percent.encoded(pair.value()))
        .collect(Collectors.joining("&"));
  }

  private static String bodyHash(byte[] body, String stated) {
    return body.length > 0 && stated != null ? stated : sha256(body);
  }

  /** Undoes percent-encoding; a percent sign that begins none stays. */
  private static String decoded(String text) {
    byte[] bytes = utf8(text);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int at = 0; at < bytes.length; at++) {
      if (bytes[at] == '%'
          && at + 2 < bytes.length
          && HexFormat.isHexDigit(bytes[at + 1])
          && HexFormat.isHexDigit(bytes[at + 2])) {
        out.write(
            HexFormat.fromHexDigit(bytes[at + 1]) * 16 + HexFormat.fromHexDigit(bytes[at + 2]));
        at += 2;
      } else {
        out.write(bytes[at]);
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HEX.formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException error) {
      throw new IllegalStateException(error);
    }
  }

  private static String hmac(String secret, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(utf8(secret), "HmacSHA256"));
      return HEX.formatHex(mac.doFinal(utf8(text)));
    } catch (GeneralSecurityException error) {
      throw new IllegalStateException(error);
    }
  }
}
