package io.specscribe.modelarts;

import static org.junit.jupiter.api.Assertions.*;

import io.specscribe.modelarts.model.ListNotebooksNotebookResp;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class PagingTest extends ServerTest {
  private static StubServer.Reply page(int first, int count, String more) {
    String items =
        IntStream.range(first, first + count)
            .mapToObj(id -> "{\"id\":\"" + id + "\"}")
            .collect(Collectors.joining(","));
    return StubServer.json("{\"data\":[" + items + "]" + more + "}");
  }

  @Test
  void givesAllItemsAndAsksWhenTheyAreReached() {
    server.replies(
        page(0, 2, ",\"total\":5"), page(2, 2, ",\"total\":5"), page(4, 1, ",\"total\":5"));
    Iterator<ListNotebooksNotebookResp> items =
        client.listNotebooks().limit(2).status("RUNNING").items().iterator();
    assertEquals("0", items.next().getId());
    assertEquals(1, server.seen.size());
    for (String id : List.of("1", "2", "3", "4")) assertEquals(id, items.next().getId());
    assertThrows(NoSuchElementException.class, items::next);
    assertEquals(List.of("none", "2", "4"), offsets());
    assertTrue(server.seen.stream().allMatch(each -> each.target().contains("status=RUNNING")));
  }

  @Test
  void goesOnAfterAShortPageAndEndsAtAnEmptyOne() {
    server.replies(page(0, 2, ""), page(2, 1, ""), page(3, 0, ""));
    assertEquals(3, client.listNotebooks().limit(2).stream().count());
    assertEquals(3, server.seen.size());
  }

  @Test
  void startsWhereItIsToldEachTime() {
    server.replies(page(7, 1, ",\"total\":8"));
    var call = client.listAllNotebooks().offset(7);
    assertEquals(List.of("7"), call.stream().map(each -> each.getId()).toList());
    assertEquals(List.of("7"), call.stream().map(each -> each.getId()).toList());
    assertEquals(List.of("7", "7"), offsets());
  }

  @Test
  void asksOnlyForWhatIsReached() {
    server.replies(page(0, 2, ",\"total\":100"), page(2, 2, ",\"total\":100"));
    assertEquals(3, client.listNotebooks().stream().limit(3).count());
    assertEquals(2, server.seen.size());
  }

  @Test
  void endsWhereTheServiceGivesTheSamePageForEver() {
    server.replies(page(0, 2, ""));
    assertEquals(2, client.listNotebooks().stream().count());
    assertEquals(2, server.seen.size());
  }

  @Test
  void endsWhereThereIsNothing() {
    server.replies(StubServer.json("{}"));
    assertFalse(client.listImage().items().iterator().hasNext());
  }

  @Test
  void followsMarks() throws Exception {
    var marked = Paging.byMarkerOfAnswer("marker", "items", "page_info.next_marker");
    var pages =
        List.of(
            "{\"items\":[\"a\"],\"page_info\":{\"next_marker\":\"m1\"}}",
            "{\"items\":[],\"page_info\":{\"next_marker\":\"m2\"}}",
            "{\"items\":[\"b\"],\"page_info\":{\"next_marker\":\"m2\"}}");
    assertEquals(List.of("a null", "b m2"), read(marked, pages));
    var ofItem = Paging.byMarkerOfItem("marker", "items", "id");
    var items =
        List.of("{\"items\":[{\"id\":\"x\"}]}", "{\"items\":[{\"id\":\"y\"}]}", "{\"items\":[]}");
    assertEquals(List.of("{id=x} null", "{id=y} x"), read(ofItem, items));
  }

  /** The items of pages, each with the mark that its page was asked for by. */
  private static List<String> read(Paging paging, List<String> pages) {
    var left = pages.iterator();
    var starts = new String[1];
    Pages.Source source =
        (parameter, start) -> {
          starts[0] = start;
          try {
            return new Paging.Page(
                Json.MAPPER.readTree(left.next()),
                java.net.http.HttpHeaders.of(java.util.Map.of(), (name, value) -> true));
          } catch (com.fasterxml.jackson.core.JsonProcessingException error) {
            throw new AssertionError(error);
          }
        };
    Iterable<Object> items = () -> new Pages<>(paging, Object.class, null, source);
    return StreamSupport.stream(items.spliterator(), false)
        .map(item -> item + " " + starts[0])
        .toList();
  }

  private List<String> offsets() {
    return server.seen.stream()
        .map(
            each ->
                each.target().contains("offset=")
                    ? each.target().replaceAll(".*offset=(\\d+).*", "$1")
                    : "none")
        .toList();
  }
}
