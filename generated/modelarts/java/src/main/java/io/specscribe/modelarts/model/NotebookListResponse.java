package io.specscribe.modelarts.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.specscribe.modelarts.model.NotebookResp;
import java.util.List;

/**
 * NotebookListResponse
 */
public final class NotebookListResponse extends io.specscribe.modelarts.ApiObject<NotebookListResponse> {
  @JsonProperty("current")
  private Long current;

  @JsonProperty("data")
  private List<NotebookResp> data;

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
  public NotebookListResponse current(Long current) {
    this.current = current;
    return given("current");
  }

  /** As {@link #current(Long)}. */
  public NotebookListResponse current(long current) {
    return this.current(Long.valueOf(current));
  }

  /**
   * Instances on this page
   */
  public List<NotebookResp> getData() {
    return data;
  }

  /** Sets {@link #getData }; null leaves it out. */
  public NotebookListResponse data(List<NotebookResp> data) {
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
  public NotebookListResponse pages(Long pages) {
    this.pages = pages;
    return given("pages");
  }

  /** As {@link #pages(Long)}. */
  public NotebookListResponse pages(long pages) {
    return this.pages(Long.valueOf(pages));
  }

  /**
   * How many records a page holds
   */
  public Long getSize() {
    return size;
  }

  /** Sets {@link #getSize }; null leaves it out. */
  public NotebookListResponse size(Long size) {
    this.size = size;
    return given("size");
  }

  /** As {@link #size(Long)}. */
  public NotebookListResponse size(long size) {
    return this.size(Long.valueOf(size));
  }

  /**
   * How many records there are
   */
  public Long getTotal() {
    return total;
  }

  /** Sets {@link #getTotal }; null leaves it out. */
  public NotebookListResponse total(Long total) {
    this.total = total;
    return given("total");
  }

  /** As {@link #total(Long)}. */
  public NotebookListResponse total(long total) {
    return this.total(Long.valueOf(total));
  }
}
