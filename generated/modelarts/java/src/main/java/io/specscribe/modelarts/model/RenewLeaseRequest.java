package io.specscribe.modelarts.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * RenewLeaseRequest
 */
public final class RenewLeaseRequest extends io.specscribe.modelarts.ApiObject<RenewLeaseRequest> {
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
  public RenewLeaseRequest duration(Long duration) {
    this.duration = duration;
    return given("duration");
  }

  /** As {@link #duration(Long)}. */
  public RenewLeaseRequest duration(long duration) {
    return this.duration(Long.valueOf(duration));
  }

  /**
   * What triggers the automatic stop. The default value is timing.
   */
  public String getType() {
    return type;
  }

  /** Sets {@link #getType }; null leaves it out. */
  public RenewLeaseRequest type(String type) {
    this.type = type;
    return given("type");
  }
}
