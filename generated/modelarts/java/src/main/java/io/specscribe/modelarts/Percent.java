package io.specscribe.modelarts;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Percent-encoding. */
final class Percent {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final String UNRESERVED = "-_.~";

  private Percent() {}

  /**
   * @throws IllegalArgumentException where a text has half of a surrogate pair, which no encoding has
   */
  static void check(String name, String text) {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text))
      throw new IllegalArgumentException(name + ": has half of a surrogate pair");
  }

  /** Encodes all but what RFC 3986 calls unreserved. */
  static String encoded(String text) {
    StringBuilder out = new StringBuilder();
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      boolean plain =
          each > 0 && (Character.isLetterOrDigit(each) || UNRESERVED.indexOf(each) >= 0);
      if (plain) out.append((char) each);
      else out.append('%').append(HEX.toHexDigits(each));
    }
    return out.toString();
  }
}
