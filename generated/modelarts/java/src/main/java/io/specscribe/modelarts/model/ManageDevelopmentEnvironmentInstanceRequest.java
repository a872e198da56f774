package io.specscribe.modelarts.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * ManageDevelopmentEnvironmentInstanceRequest
 */
public final class ManageDevelopmentEnvironmentInstanceRequest extends io.specscribe.modelarts.ApiObject<ManageDevelopmentEnvironmentInstanceRequest> {
  @JsonProperty(value = "action", required = true)
  private String action;

  /**
   * What to do with the instance. The options are as follows: start; stop (required)
   */
  public String getAction() {
    return action;
  }

  /** Sets {@link #getAction }; null leaves it out. */
  public ManageDevelopmentEnvironmentInstanceRequest action(String action) {
    this.action = action;
    return given("action");
  }
}
