package io.specscribe.modelarts.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * BillingInfo
 */
public final class BillingInfo extends io.specscribe.modelarts.ApiObject<BillingInfo> {
  @JsonProperty("code")
  private String code;

  @JsonProperty("unit_num")
  private Long unitNum;

  /**
   * Code under which the flavor is billed.
   */
  public String getCode() {
    return code;
  }

  /** Sets {@link #getCode }; null leaves it out. */
  public BillingInfo code(String code) {
    this.code = code;
    return given("code");
  }

  /**
   * Number of units billed.
   */
  public Long getUnitNum() {
    return unitNum;
  }

  /** Sets {@link #getUnitNum }; null leaves it out. */
  public BillingInfo unitNum(Long unitNum) {
    this.unitNum = unitNum;
    return given("unit_num");
  }

  /** As {@link #unitNum(Long)}. */
  public BillingInfo unitNum(long unitNum) {
    return this.unitNum(Long.valueOf(unitNum));
  }
}
