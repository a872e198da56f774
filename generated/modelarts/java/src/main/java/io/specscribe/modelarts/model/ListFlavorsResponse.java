package io.specscribe.modelarts.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.specscribe.modelarts.model.NotebookFlavor;
import java.util.List;

/**
 * ListFlavorsResponse
 */
public final class ListFlavorsResponse extends io.specscribe.modelarts.ApiObject<ListFlavorsResponse> {
  @JsonProperty("current")
  private Long current;

  @JsonProperty("data")
  private List<NotebookFlavor> data;

  @JsonProperty("flavors")
  private List<NotebookFlavor> flavors;

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
  public ListFlavorsResponse current(Long current) {
    this.current = current;
    return given("current");
  }

  /** As {@link #current(Long)}. */
  public ListFlavorsResponse current(long current) {
    return this.current(Long.valueOf(current));
  }

  /**
   * Flavors on this page
   */
  public List<NotebookFlavor> getData() {
    return data;
  }

  /** Sets {@link #getData }; null leaves it out. */
  public ListFlavorsResponse data(List<NotebookFlavor> data) {
    this.data = data;
    return given("data");
  }

  /**
   * Flavors that the instance can change to.
   */
  public List<NotebookFlavor> getFlavors() {
    return flavors;
  }

  /** Sets {@link #getFlavors }; null leaves it out. */
  public ListFlavorsResponse flavors(List<NotebookFlavor> flavors) {
    this.flavors = flavors;
    return given("flavors");
  }

  /**
   * How many pages there are
   */
  public Long getPages() {
    return pages;
  }

  /** Sets {@link #getPages }; null leaves it out. */
  public ListFlavorsResponse pages(Long pages) {
    this.pages = pages;
    return given("pages");
  }

  /** As {@link #pages(Long)}. */
  public ListFlavorsResponse pages(long pages) {
    return this.pages(Long.valueOf(pages));
  }

  /**
   * How many records a page holds
   */
  public Long getSize() {
    return size;
  }

  /** Sets {@link #getSize }; null leaves it out. */
  public ListFlavorsResponse size(Long size) {
    this.size = size;
    return given("size");
  }

  /** As {@link #size(Long)}. */
  public ListFlavorsResponse size(long size) {
    return this.size(Long.valueOf(size));
  }

  /**
   * How many records there are
   */
  public Long getTotal() {
    return total;
  }

  /** Sets {@link #getTotal }; null leaves it out. */
  public ListFlavorsResponse total(Long total) {
    this.total = total;
    return given("total");
  }

  /** As {@link #total(Long)}. */
  public ListFlavorsResponse total(long total) {
    return this.total(Long.valueOf(total));
  }
}
