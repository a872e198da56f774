package io.specscribe.modelarts.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Domain
 */
public final class Domain extends io.specscribe.modelarts.ApiObject<Domain> {
  @JsonProperty("id")
  private String id;

  @JsonProperty("name")
  private String name;

  /**
   * ID of the account.
   */
  public String getId() {
    return id;
  }

  /** Sets {@link #getId }; null leaves it out. */
  public Domain id(String id) {
    this.id = id;
    return given("id");
  }

  /**
   * Name of the account.
   */
  public String getName() {
    return name;
  }

  /** Sets {@link #getName }; null leaves it out. */
  public Domain name(String name) {
    this.name = name;
    return given("name");
  }
}
