package io.specscribe.modelarts.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * LeaseReq
 */
public final class LeaseReq extends io.specscribe.modelarts.ApiObject<LeaseReq> {
  @JsonProperty("duration")
  private Long duration;

  @JsonProperty("type")
  private String type;

  /**
   * How long the instance may run, counted from now. When the time is up, it stops by itself. Unit: ms.
   */
  public Long getDuration() {
    return duration;
  }

  /** Sets {@link #getDuration }; null leaves it out. */
  public LeaseReq duration(Long duration) {
    this.duration = duration;
    return given("duration");
  }

  /** As {@link #duration(Long)}. */
  public LeaseReq duration(long duration) {
    return this.duration(Long.valueOf(duration));
  }

  /**
   * What triggers the automatic stop. The default value is timing.
   */
  public String getType() {
    return type;
  }

  /** Sets {@link #getType }; null leaves it out. */
  public LeaseReq type(String type) {
    this.type = type;
    return given("type");
  }
}
