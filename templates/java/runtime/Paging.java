package {{package}};

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * How a list goes on: by the number of items before the page, or by a mark that the last page gave.
 *
 * @param parameter the query parameter that says where a page starts
 * @param items field of the answer that holds the list
 */
record Paging(String parameter, String items, Next next) {
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
        parameter,
        items,
        (start, answer, list) -> {
          long reached = (start == null ? 0 : Long.parseLong(start)) + list.size();
          JsonNode all = total == null ? null : Json.at(answer, total);
          boolean end =
              list.isEmpty() || all != null && all.isIntegralNumber() && reached >= all.longValue();
          return end ? Optional.empty() : Optional.of(Long.toString(reached));
        });
  }

  /** By a mark that stands in the answer. */
  static Paging byMarkerOfAnswer(String parameter, String items, String mark) {
    return new Paging(
        parameter, items, (start, answer, list) -> moved(start, Json.at(answer, mark)));
  }

  /** By a mark that stands in the last item. */
  static Paging byMarkerOfItem(String parameter, String items, String mark) {
    return new Paging(
        parameter,
        items,
        (start, answer, list) ->
            list.isEmpty()
                ? Optional.empty()
                : moved(start, Json.at(list.get(list.size() - 1), mark)));
  }

  /** A mark that stays where it is would give the same page for ever. */
  private static Optional<String> moved(String start, JsonNode mark) {
    String text = mark.isValueNode() && !mark.isNull() ? mark.asText() : "";
    return text.isEmpty() || text.equals(start) ? Optional.empty() : Optional.of(text);
  }
}
