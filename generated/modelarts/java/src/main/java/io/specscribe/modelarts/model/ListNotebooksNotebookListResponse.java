package io.specscribe.modelarts.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.specscribe.modelarts.model.ListNotebooksNotebookResp;
import java.util.List;

/**
 * ListNotebooksNotebookListResponse
 */
public final class ListNotebooksNotebookListResponse extends io.specscribe.modelarts.ApiObject<ListNotebooksNotebookListResponse> {
  @JsonProperty("current")
  private Long current;

  @JsonProperty("data")
  private List<ListNotebooksNotebookResp> data;

  @JsonProperty("pages")
  private Long pages;

  @JsonProperty("size")
  private Long size;

  @JsonProperty("total")
  private Long total;

  /**
   * Page you are on
   */
  public Long getCurrent() {
    return current;
  }

  /** Sets {@link #getCurrent }; null leaves it out. */
  public ListNotebooksNotebookListResponse current(Long current) {
    this.current = current;
    return given("current");
  }

  /** As {@link #current(Long)}. */
  public ListNotebooksNotebookListResponse current(long current) {
    return this.current(Long.valueOf(current));
  }

  /**
   * Instances on this page
   */
  public List<ListNotebooksNotebookResp> getData() {
    return data;
  }

  /** Sets {@link #getData }; null leaves it out. */
  public ListNotebooksNotebookListResponse data(List<ListNotebooksNotebookResp> data) {
    this.data = data;
    return given("data");
  }

  /**
   * How many pages there are
   */
  public Long getPages() {
    return pages;
  }

  /** Sets {@link #getPages }; null leaves it out. */
  public ListNotebooksNotebookListResponse pages(Long pages) {
    this.pages = pages;
    return given("pages");
  }

  /** As {@link #pages(Long)}. */
  public ListNotebooksNotebookListResponse pages(long pages) {
    return this.pages(Long.valueOf(pages));
  }

  /**
   * How many records a page holds
   */
  public Long getSize() {
    return size;
  }

  /** Sets {@link #getSize }; null leaves it out. */
  public ListNotebooksNotebookListResponse size(Long size) {
    this.size = size;
    return given("size");
  }

  /** As {@link #size(Long)}. */
  public ListNotebooksNotebookListResponse size(long size) {
    return this.size(Long.valueOf(size));
  }

  /**
   * How many records there are
   */
  public Long getTotal() {
    return total;
  }

  /** Sets {@link #getTotal }; null leaves it out. */
  public ListNotebooksNotebookListResponse total(Long total) {
    this.total = total;
    return given("total");
  }

  /** As {@link #total(Long)}. */
  public ListNotebooksNotebookListResponse total(long total) {
    return this.total(Long.valueOf(total));
  }
}
