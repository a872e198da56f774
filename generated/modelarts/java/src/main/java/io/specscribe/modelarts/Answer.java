package io.specscribe.modelarts;

import java.net.http.HttpHeaders;
import java.util.Optional;

/**
 * What the service answered to a call.
 *
 * @param status HTTP status
 * @param headers all headers
 * @param value what the body holds; null where there is none
 */
public record Answer<T>(int status, HttpHeaders headers, T value) {
  static final String REQUEST_ID = "X-Request-Id";

  /** The media type, with its charset; empty where none is named. */
  String mediaType() {
    return headers.firstValue("Content-Type").orElse("");
  }

  /** What the service calls this request; give it to support. */
  public Optional<String> requestId() {
    return headers.firstValue(REQUEST_ID);
  }
}
