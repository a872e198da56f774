package io.specscribe.modelarts.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Pool
 */
public final class Pool extends io.specscribe.modelarts.ApiObject<Pool> {
  @JsonProperty("id")
  private String id;

  @JsonProperty("name")
  private String name;

  /**
   * ID of the dedicated pool
   */
  public String getId() {
    return id;
  }

  /** Sets {@link #getId }; null leaves it out. */
  public Pool id(String id) {
    this.id = id;
    return given("id");
  }

  /**
   * Name of the dedicated pool
   */
  public String getName() {
    return name;
  }

  /** Sets {@link #getName }; null leaves it out. */
  public Pool name(String name) {
    this.name = name;
    return given("name");
  }
}
