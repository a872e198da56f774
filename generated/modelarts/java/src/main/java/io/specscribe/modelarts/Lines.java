package io.specscribe.modelarts;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts of the service: as it wrote them, and as a log and a terminal can take them. */
final class Lines {
  private static final int MOST_LETTERS = 300;

  /** Blanks, and what isn't seen: it would begin a line, or steer a terminal. */
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{C}\\p{Zl}\\p{Zp}]+");

  private static final Pattern CHARSET = Pattern.compile("(?i)charset=\"?([^\\s;\"]+)");

  private Lines() {}

  /** The beginning of a text as a line. */
  static String line(String text) {
    String line = BLANKS.matcher(text).replaceAll(" ").strip();
    if (line.length() <= MOST_LETTERS) return line;
    int end = MOST_LETTERS - (Character.isHighSurrogate(line.charAt(MOST_LETTERS - 1)) ? 1 : 0);
    return line.substring(0, end).strip();
  }

  /**
   * Bytes as text, by the charset that a media type names; what is none of its letters is replaced.
   */
  static String decoded(byte[] bytes, String mediaType) {
    return charset(mediaType).decode(ByteBuffer.wrap(bytes)).toString();
  }

  private static Charset charset(String mediaType) {
    Matcher named = CHARSET.matcher(mediaType);
    if (!named.find()) return StandardCharsets.UTF_8;
    try {
      return Charset.forName(named.group(1));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException error) {
      return StandardCharsets.UTF_8;
    }
  }
}
