package io.specscribe.modelarts.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * RenewLeaseResponse
 */
public final class RenewLeaseResponse extends io.specscribe.modelarts.ApiObject<RenewLeaseResponse> {
  @JsonProperty("create_at")
  private Long createAt;

  @JsonProperty("duration")
  private Long duration;

  @JsonProperty("enable")
  private Boolean enable;

  @JsonProperty("type")
  private String type;

  @JsonProperty("update_at")
  private Long updateAt;

  /**
   * When the instance was created (UTC), to the millisecond.
   */
  public Long getCreateAt() {
    return createAt;
  }

  /** Sets {@link #getCreateAt }; null leaves it out. */
  public RenewLeaseResponse createAt(Long createAt) {
    this.createAt = createAt;
    return given("create_at");
  }

  /** As {@link #createAt(Long)}. */
  public RenewLeaseResponse createAt(long createAt) {
    return this.createAt(Long.valueOf(createAt));
  }

  /**
   * Running time granted to the instance, counted from its creation. As soon as creation time and duration together
   * exceed the present time, the instance is stopped.
   */
  public Long getDuration() {
    return duration;
  }

  /** Sets {@link #getDuration }; null leaves it out. */
  public RenewLeaseResponse duration(Long duration) {
    this.duration = duration;
    return given("duration");
  }

  /** As {@link #duration(Long)}. */
  public RenewLeaseResponse duration(long duration) {
    return this.duration(Long.valueOf(duration));
  }

  /**
   * Whether the instance stops by itself.
   */
  public Boolean getEnable() {
    return enable;
  }

  /** Sets {@link #getEnable }; null leaves it out. */
  public RenewLeaseResponse enable(Boolean enable) {
    this.enable = enable;
    return given("enable");
  }

  /**
   * What triggers the automatic stop. timing: The stop comes at a set time; idle: The stop comes when nothing runs any
   * more.
   */
  public String getType() {
    return type;
  }

  /** Sets {@link #getType }; null leaves it out. */
  public RenewLeaseResponse type(String type) {
    this.type = type;
    return given("type");
  }

  /**
   * When the instance last changed, in UTC milliseconds. Heartbeat checks are left out.
   */
  public Long getUpdateAt() {
    return updateAt;
  }

  /** Sets {@link #getUpdateAt }; null leaves it out. */
  public RenewLeaseResponse updateAt(Long updateAt) {
    this.updateAt = updateAt;
    return given("update_at");
  }

  /** As {@link #updateAt(Long)}. */
  public RenewLeaseResponse updateAt(long updateAt) {
    return this.updateAt(Long.valueOf(updateAt));
  }
}
