package {{package}};

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * How a list goes on: by the number of items or pages before the page, or by a mark that the last page
 * gave.
 *
 * @param parameter the query parameter that says where a page starts
 * @param items field of the answer that holds the list
 * @param total field of the answer with the number of all items; null where there is none
 */
record Paging(Kind kind, String parameter, String items, String total, Next next) {
  enum Kind {
    OFFSET,
    NUMBER,
    MARKER
  }

  /**
   * Where the page after this one starts, given where this one did (null at the first); empty at
   * the end.
   */
  interface Next {
    Optional<String> after(String start, JsonNode answer, JsonNode items);
  }

  /**
   * By number. A page that is short is no end, since a service may give fewer items than it was
   * asked for.
   *
   * @param total field of the answer with the number of all items; null where there is none
   */
  static Paging byOffset(String parameter, String items, String total) {
    return new Paging(
        Kind.OFFSET,
        parameter,
        items,
        total,
        (start, answer, list) ->
            Optional.of(Long.toString((start == null ? 0 : Long.parseLong(start)) + list.size())));
  }

  /**
   * By the number of the page. Where it isn't known whether the first one is 0 or 1, it is 0 here.
   *
   * @param total field of the answer with the number of all items; null where there is none
   */
  static Paging byNumber(String parameter, String items, int first, String total) {
    return new Paging(
        Kind.NUMBER,
        parameter,
        items,
        total,
        (start, answer, list) ->
            Optional.of(Long.toString((start == null ? first : Long.parseLong(start)) + 1)));
  }

  /** By a mark that stands in the answer. */
  static Paging byMarkerOfAnswer(String parameter, String items, String mark) {
    return new Paging(
        Kind.MARKER,
        parameter,
        items,
        null,
        (start, answer, list) -> text(Json.at(answer, mark)));
  }

  /** By a mark that stands in the last item. */
  static Paging byMarkerOfItem(String parameter, String items, String mark) {
    return new Paging(
        Kind.MARKER,
        parameter,
        items,
        null,
        (start, answer, list) ->
            list.isEmpty() ? Optional.empty() : text(Json.at(list.get(list.size() - 1), mark)));
  }

  private static Optional<String> text(JsonNode mark) {
    String text = mark.isValueNode() && !mark.isNull() ? mark.asText() : "";
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
