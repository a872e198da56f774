package io.specscribe.modelarts.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * ManageDevelopmentEnvironmentInstanceResponse
 */
public final class ManageDevelopmentEnvironmentInstanceResponse extends io.specscribe.modelarts.ApiObject<ManageDevelopmentEnvironmentInstanceResponse> {
  @JsonProperty("current_status")
  private String currentStatus;

  @JsonProperty("previous_state")
  private String previousState;

  /**
   * Status that the instance has now
   */
  public String getCurrentStatus() {
    return currentStatus;
  }

  /** Sets {@link #getCurrentStatus }; null leaves it out. */
  public ManageDevelopmentEnvironmentInstanceResponse currentStatus(String currentStatus) {
    this.currentStatus = currentStatus;
    return given("current_status");
  }

  /**
   * Status that the instance had before
   */
  public String getPreviousState() {
    return previousState;
  }

  /** Sets {@link #getPreviousState }; null leaves it out. */
  public ManageDevelopmentEnvironmentInstanceResponse previousState(String previousState) {
    this.previousState = previousState;
    return given("previous_state");
  }
}
