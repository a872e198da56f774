package {{package}};

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/** The items of a list; a page is asked for when the items of that before it are used up. */
final class Pages<I> implements Iterator<I> {
  /**
   * Asks for the page that starts at a value of the parameter, or at the beginning where that is
   * null.
   */
  interface Source {
    Paging.Page page(String parameter, String start);
  }

  private final Paging paging;
  private final Class<I> item;
  private final Source source;
  private Iterator<JsonNode> page;
  private JsonNode last;
  private String start;
  private Optional<String> next = Optional.empty();
  private boolean ended;
  private final Set<String> seen = new HashSet<>();
  private final long startCount;
  private long count;

  Pages(Paging paging, Class<I> item, String start, Source source) {
    this.paging = paging;
    this.item = item;
    this.start = start;
    this.source = source;
    this.startCount =
        start != null && paging.kind() == Paging.Kind.OFFSET ? Long.parseLong(start) : 0;
  }

  @Override
  public boolean hasNext() {
    while (!ended && (page == null || !page.hasNext())) turn();
    return page != null && page.hasNext();
  }

  @Override
  public I next() {
    if (!hasNext()) throw new NoSuchElementException();
    return Json.convert(page.next(), item);
  }

  private void turn() {
    if (page != null) start = next.orElseThrow();
    Paging.Page came = source.page(paging.parameter(), start);
    JsonNode answer = came.body();
    JsonNode items = Json.at(answer, paging.items());
    boolean again = !items.isEmpty() && items.equals(last);
    last = items;
    next = paging.next().after(start, came, items);
    page = items.elements();
    boolean marked = paging.kind() == Paging.Kind.MARKER || paging.kind() == Paging.Kind.LINK;
    if (marked) mark(again);
    else count(answer, items, again);
    if (paging.more() != null && Json.at(answer, paging.more()).isBoolean()
        && !Json.at(answer, paging.more()).booleanValue()) next = Optional.empty();
    ended = next.isEmpty();
  }

  /** A mark that stays where it is ends the list; one that was there before leads in circles. */
  private void mark(boolean again) {
    if (next.isEmpty()) return;
    if (next.get().equals(start)) {
      next = Optional.empty();
      if (again) page = Collections.emptyIterator();
    } else if (!seen.add(next.get())) {
      ended = true;
      page = Collections.emptyIterator();
      throw new PagingException(next.get());
    }
  }

  /**
   * A page that is short is no end, since a service may give fewer items than it was asked for; the
   * page before it is one, where the service doesn't heed where a page should start.
   */
  private void count(JsonNode answer, JsonNode items, boolean again) {
    JsonNode total = paging.total() == null ? items : Json.at(answer, paging.total());
    boolean known = total.isIntegralNumber();
    // Page 1 may be the first one, or the second.
    boolean first = again && paging.kind() == Paging.Kind.NUMBER && "1".equals(start);
    if (first) {
      page = Collections.emptyIterator();
    } else if (again && !known) {
      page = Collections.emptyIterator();
      next = Optional.empty();
    } else {
      count += items.size();
    }
    if (items.isEmpty() || known && startCount + count >= total.longValue()) next = Optional.empty();
  }

}
