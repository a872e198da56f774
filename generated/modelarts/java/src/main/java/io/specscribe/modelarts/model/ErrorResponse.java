package io.specscribe.modelarts.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * ErrorResponse
 */
public final class ErrorResponse extends io.specscribe.modelarts.ApiObject<ErrorResponse> {
  @JsonProperty("error_code")
  private String errorCode;

  @JsonProperty("error_msg")
  private String errorMsg;

  /**
   * {@code error_code}
   */
  public String getErrorCode() {
    return errorCode;
  }

  /** Sets {@link #getErrorCode }; null leaves it out. */
  public ErrorResponse errorCode(String errorCode) {
    this.errorCode = errorCode;
    return given("error_code");
  }

  /**
   * {@code error_msg}
   */
  public String getErrorMsg() {
    return errorMsg;
  }

  /** Sets {@link #getErrorMsg }; null leaves it out. */
  public ErrorResponse errorMsg(String errorMsg) {
    this.errorMsg = errorMsg;
    return given("error_msg");
  }
}
