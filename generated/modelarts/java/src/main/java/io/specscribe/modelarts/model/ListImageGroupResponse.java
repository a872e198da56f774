package io.specscribe.modelarts.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.specscribe.modelarts.model.ImageGroup;
import java.util.List;

/**
 * ListImageGroupResponse
 */
public final class ListImageGroupResponse extends io.specscribe.modelarts.ApiObject<ListImageGroupResponse> {
  @JsonProperty("current")
  private Long current;

  @JsonProperty("data")
  private List<ImageGroup> data;

  @JsonProperty("pages")
  private Long pages;

  @JsonProperty("size")
  private Long size;

  @JsonProperty("total")
  private Long total;

  /**
   * Number of the page you are on.
   */
  public Long getCurrent() {
    return current;
  }

  /** Sets {@link #getCurrent }; null leaves it out. */
  public ListImageGroupResponse current(Long current) {
    this.current = current;
    return given("current");
  }

  /** As {@link #current(Long)}. */
  public ListImageGroupResponse current(long current) {
    return this.current(Long.valueOf(current));
  }

  /**
   * Groups on this page.
   */
  public List<ImageGroup> getData() {
    return data;
  }

  /** Sets {@link #getData }; null leaves it out. */
  public ListImageGroupResponse data(List<ImageGroup> data) {
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
  public ListImageGroupResponse pages(Long pages) {
    this.pages = pages;
    return given("pages");
  }

  /** As {@link #pages(Long)}. */
  public ListImageGroupResponse pages(long pages) {
    return this.pages(Long.valueOf(pages));
  }

  /**
   * How many records a page holds
   */
  public Long getSize() {
    return size;
  }

  /** Sets {@link #getSize }; null leaves it out. */
  public ListImageGroupResponse size(Long size) {
    this.size = size;
    return given("size");
  }

  /** As {@link #size(Long)}. */
  public ListImageGroupResponse size(long size) {
    return this.size(Long.valueOf(size));
  }

  /**
   * How many records there are
   */
  public Long getTotal() {
    return total;
  }

  /** Sets {@link #getTotal }; null leaves it out. */
  public ListImageGroupResponse total(Long total) {
    this.total = total;
    return given("total");
  }

  /** As {@link #total(Long)}. */
  public ListImageGroupResponse total(long total) {
    return this.total(Long.valueOf(total));
  }
}
