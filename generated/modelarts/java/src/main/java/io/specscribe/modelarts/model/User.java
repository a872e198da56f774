package io.specscribe.modelarts.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.specscribe.modelarts.model.Domain;

/**
 * User
 */
public final class User extends io.specscribe.modelarts.ApiObject<User> {
  @JsonProperty("domain")
  private Domain domain;

  @JsonProperty("id")
  private String id;

  @JsonProperty("name")
  private String name;

  /**
   * Domain of the account.
   */
  public Domain getDomain() {
    return domain;
  }

  /** Sets {@link #getDomain }; null leaves it out. */
  public User domain(Domain domain) {
    this.domain = domain;
    return given("domain");
  }

  /**
   * ID of the user in IAM.
   */
  public String getId() {
    return id;
  }

  /** Sets {@link #getId }; null leaves it out. */
  public User id(String id) {
    this.id = id;
    return given("id");
  }

  /**
   * Name of the user in IAM.
   */
  public String getName() {
    return name;
  }

  /** Sets {@link #getName }; null leaves it out. */
  public User name(String name) {
    this.name = name;
    return given("name");
  }
}
