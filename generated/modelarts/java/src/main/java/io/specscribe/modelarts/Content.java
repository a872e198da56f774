package io.specscribe.modelarts;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/**
 * The body of a request.
 *
 * @param contentType null where there is no body
 * @param stream what the bytes are read from, once; null where they are in memory
 */
record Content(String contentType, byte[] bytes, InputStream stream) {
  static final Content NONE = new Content(null, new byte[0]);

  Content(String contentType, byte[] bytes) {
    this(contentType, bytes, null);
  }

  /**
   * A value by its media type: bytes and texts as they are where it isn't JSON, an object in XML
   * where the contract names its elements.
   */
  static Content of(Xml shapes, String call, String contentType, Object value) {
    if (value instanceof InputStream stream) return new Content(contentType, new byte[0], stream);
    boolean xml = contentType.matches("(?i)[^;]*[/+]xml\\b.*");
    if (xml && value instanceof ApiObject<?> && shapes.has(call, "request"))
      return new Content(contentType, shapes.write(call, Json.tree(value)));
    boolean json = contentType.matches("(?i)[^;]*[/+]json\\b.*");
    if (value instanceof byte[] bytes) return new Content(contentType, bytes);
    if (value instanceof String text && !json) return new Content(contentType, utf8(text));
    return new Content(contentType, Json.bytes(value));
  }

  /** A form, by its media type: parts, or pairs as in a query. */
  static Content form(String contentType, Map<String, Object> fields) {
    if (contentType.toLowerCase(java.util.Locale.ROOT).startsWith("multipart/"))
      return parts(fields);
    Parameters pairs = new Parameters();
    fields.forEach((name, value) -> pairs.set(name, value, ""));
    return new Content("application/x-www-form-urlencoded", utf8(pairs.encoded().replace("%20", "+")));
  }

  private static Content parts(Map<String, Object> fields) {
    String boundary = UUID.randomUUID().toString();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    fields.forEach(
        (name, value) -> {
          boolean file = value instanceof byte[];
          String quoted = "\"" + Percent.encoded(name) + "\"";
          String head =
              "Content-Disposition: form-data; name="
                  + quoted
                  + (file ? "; filename=" + quoted : "");
          out.writeBytes(utf8("--" + boundary + "\r\n" + head + "\r\n\r\n"));
          out.writeBytes(file ? (byte[]) value : utf8(Parameters.text(value)));
          out.writeBytes(utf8("\r\n"));
        });
    out.writeBytes(utf8("--" + boundary + "--\r\n"));
    return new Content("multipart/form-data; boundary=" + boundary, out.toByteArray());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
