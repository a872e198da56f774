package io.specscribe.modelarts.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

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
    return this;
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
    return this;
  }
}
