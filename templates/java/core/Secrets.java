package {{package}};

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What nobody should read in a log. */
final class Secrets {
  static final String HIDDEN = "[redacted]";

  /** A shorter text is part of many others, and hidden only where it stands alone. */
  private static final int SHORTEST = 8;

  private static final String TEXT = "\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"";

  /**
   * A text of JSON, and what follows it where it is the name of a member: since each quote outside
   * of a text begins one, matches from the left are whole texts.
   */
  private static final Pattern MEMBER =
      Pattern.compile(
          "(" + TEXT + ")(?:(\\s*+:\\s*+)(?:" + TEXT + "|-?[0-9][^,}\\]\\s]*+|\\[(?:" + TEXT
              + "|[^\"\\[\\]{}]++)*+\\]))?+");

  private static final List<String> ENDINGS =
      List.of("password", "passwd", "pwd", "passphrase", "passcode", "secret", "token");
  private static final List<String> PAIRS =
      List.of("secret key", "private key", "api key", "secret access");

  /** Tokens that say where a list goes on. */
  private static final List<String> MARKERS = List.of("next", "page", "continue", "continuation");

  private Secrets() {}

  /** JSON without the values of members that are secret by their names. */
  static String hideMembers(String json) {
    return MEMBER.matcher(json).replaceAll(found -> java.util.regex.Matcher.quoteReplacement(shown(found)));
  }

  private static String shown(MatchResult found) {
    String name = found.group(1);
    return found.group(2) == null || !isSecret(name.substring(1, name.length() - 1))
        ? found.group()
        : name + found.group(2) + "\"" + HIDDEN + "\"";
  }

  /** Whether a member holds a secret by its name, such as {@code adminPass}. */
  static boolean isSecret(String name) {
    String parted = name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    List<String> words =
        Arrays.stream(parted.split("[^\\p{L}\\p{N}]+")).filter(word -> !word.isEmpty()).toList();
    if (words.isEmpty()) return false;
    String last = words.get(words.size() - 1);
    String before = words.size() < 2 ? "" : words.get(words.size() - 2);
    if (MARKERS.contains(before)) return false;
    return last.equals("pass")
        || last.equals("sk")
        || PAIRS.contains(before + " " + last)
        || ENDINGS.stream().anyMatch(last::endsWith);
  }

  /** A text without a secret that it repeats. */
  static String hide(String text, String secret) {
    if (secret == null || secret.isEmpty()) return text;
    if (secret.length() >= SHORTEST) return text.replace(secret, HIDDEN);
    return Pattern.compile(
            "(?<![^\\s\"'=:,;(\\[])" + Pattern.quote(secret) + "(?=[\\s\"',;)\\]]|[.!?]?(?:\\s|$))")
        .matcher(text)
        .replaceAll(HIDDEN);
  }

  /** An address without a name and a password in it. */
  static String hideUser(String address) {
    return address.replaceFirst("//[^/@]*@", "//");
  }
}
