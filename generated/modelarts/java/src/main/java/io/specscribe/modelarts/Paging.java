package io.specscribe.modelarts;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a list goes on: by the number of items or pages before the page, or by a mark that the last page
 * gave.
 *
 * @param parameter the query parameter that says where a page starts; null where an address says it
 * @param items field of the answer that holds the list
 * @param total field of the answer with the number of all items; null where there is none
 * @param more field of the answer that is false on the last page; null where there is none
 */
public record Paging(
    Kind kind, String parameter, String items, String total, String more, Next next) {
  private static final Pattern LINK = Pattern.compile("<([^<>]*)>([^<]*)");
  private static final Pattern NEXT =
      Pattern.compile(
          ";\\s*rel\\s*=\\s*(?:next\\b|\"(?:[^\"]*\\s)?next(?:\\s[^\"]*)?\")",
          Pattern.CASE_INSENSITIVE);

  /** What a page is found by. */
  public enum Kind {
    OFFSET,
    NUMBER,
    MARKER,
    LINK
  }

  /** A page as it came. */
  public record Page(JsonNode body, HttpHeaders headers) {}

  /** The same with a field that is false on the last page. */
  public Paging whileTrue(String field) {
    return new Paging(kind, parameter, items, total, field, next);
  }

  /**
   * Where the page after this one starts, given where this one did (null at the first); empty at
   * the end.
   */
  public interface Next {
    Optional<String> after(String start, Page page, JsonNode items);
  }

  /**
   * By number. A page that is short is no end, since a service may give fewer items than it was
   * asked for.
   *
   * @param total field of the answer with the number of all items; null where there is none
   */
  public static Paging byOffset(String parameter, String items, String total) {
    return new Paging(
        Kind.OFFSET,
        parameter,
        items,
        total,
        null,
        (start, page, list) ->
            Optional.of(Long.toString((start == null ? 0 : Long.parseLong(start)) + list.size())));
  }

  /**
   * By the number of the page. Where it isn't known whether the first one is 0 or 1, it is 0 here.
   *
   * @param total field of the answer with the number of all items; null where there is none
   */
  public static Paging byNumber(String parameter, String items, int first, String total) {
    return new Paging(
        Kind.NUMBER,
        parameter,
        items,
        total,
        null,
        (start, page, list) ->
            Optional.of(Long.toString((start == null ? first : Long.parseLong(start)) + 1)));
  }

  /** By a mark that stands in the answer. */
  public static Paging byMarkerOfAnswer(String parameter, String items, String mark) {
    return new Paging(
        Kind.MARKER,
        parameter,
        items,
        null,
        null,
        (start, page, list) -> text(Json.at(page.body(), mark)));
  }

  /** By a mark that stands in the last item. */
  public static Paging byMarkerOfItem(String parameter, String items, String mark) {
    return new Paging(
        Kind.MARKER,
        parameter,
        items,
        null,
        null,
        (start, page, list) ->
            list.isEmpty() ? Optional.empty() : text(Json.at(list.get(list.size() - 1), mark)));
  }

  /**
   * By an address.
   *
   * @param field where it stands in the answer; null where it is in the header {@code Link}
   */
  public static Paging byLink(String items, String field) {
    return new Paging(
        Kind.LINK,
        null,
        items,
        null,
        null,
        (start, page, list) ->
            field == null ? linkOf(page.headers()) : linkIn(Json.at(page.body(), field)));
  }

  /** A text, what has an {@code href}, or that of a list of links which says next of itself. */
  private static Optional<String> linkIn(JsonNode value) {
    if (value.isArray()) {
      for (JsonNode each : value)
        if (each.path("rel").asText().equals("next")) return text(each.path("href"));
      return Optional.empty();
    }
    return text(value.isObject() ? value.path("href") : value);
  }

  /** RFC 8288. */
  private static Optional<String> linkOf(HttpHeaders headers) {
    Matcher links = LINK.matcher(String.join(", ", headers.allValues("Link")));
    while (links.find()) if (NEXT.matcher(links.group(2)).find()) return Optional.of(links.group(1));
    return Optional.empty();
  }

  private static Optional<String> text(JsonNode mark) {
    String text = mark.isValueNode() && !mark.isNull() ? mark.asText() : "";
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
