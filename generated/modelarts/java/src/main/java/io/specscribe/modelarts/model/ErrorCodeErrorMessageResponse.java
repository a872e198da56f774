package io.specscribe.modelarts.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * ErrorCodeErrorMessageResponse
 */
public final class ErrorCodeErrorMessageResponse extends io.specscribe.modelarts.ApiObject<ErrorCodeErrorMessageResponse> {
  @JsonProperty("error_code")
  private String errorCode;

  @JsonProperty("error_message")
  private String errorMessage;

  /**
   * {@code error_code}
   */
  public String getErrorCode() {
    return errorCode;
  }

  /** Sets {@link #getErrorCode }; null leaves it out. */
  public ErrorCodeErrorMessageResponse errorCode(String errorCode) {
    this.errorCode = errorCode;
    return given("error_code");
  }

  /**
   * {@code error_message}
   */
  public String getErrorMessage() {
    return errorMessage;
  }

  /** Sets {@link #getErrorMessage }; null leaves it out. */
  public ErrorCodeErrorMessageResponse errorMessage(String errorMessage) {
    this.errorMessage = errorMessage;
    return given("error_message");
  }
}
