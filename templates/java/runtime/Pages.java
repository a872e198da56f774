package {{package}};

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The items of a list; a page is asked for when the items of that before it are used up. A page
 * that is the one before it ends the list: the service doesn't heed where the page should start.
 */
final class Pages<I> implements Iterator<I> {
  /**
   * Asks for the page that starts at a value of the parameter, or at the beginning where that is
   * null.
   */
  interface Source {
    JsonNode page(String parameter, String start);
  }

  private final Paging paging;
  private final Class<I> item;
  private final Source source;
  private Iterator<JsonNode> page;
  private JsonNode last;
  private String start;
  private Optional<String> next = Optional.empty();
  private boolean ended;

  Pages(Paging paging, Class<I> item, String start, Source source) {
    this.paging = paging;
    this.item = item;
    this.start = start;
    this.source = source;
  }

  @Override
  public boolean hasNext() {
    while (!ended && (page == null || !page.hasNext())) turn();
    return page != null && page.hasNext();
  }

  @Override
  public I next() {
    if (!hasNext()) throw new NoSuchElementException();
    return Json.MAPPER.convertValue(page.next(), item);
  }

  private void turn() {
    if (page != null) start = next.orElseThrow();
    JsonNode answer = source.page(paging.parameter(), start);
    JsonNode items = Json.at(answer, paging.items());
    boolean again = !items.isEmpty() && items.equals(last);
    last = items;
    page = again ? Collections.emptyIterator() : items.elements();
    next = again ? Optional.empty() : paging.next().after(start, answer, items);
    ended = next.isEmpty();
  }
}
