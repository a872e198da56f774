package io.specscribe.modelarts;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Percent-encoding. */
final class Percent {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final String UNRESERVED = "-_.~";

  private Percent() {}

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
