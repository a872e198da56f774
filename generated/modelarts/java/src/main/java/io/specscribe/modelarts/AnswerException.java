package io.specscribe.modelarts;

import java.net.http.HttpHeaders;
import java.util.Optional;

/** An answer that gives no result. */
public abstract class AnswerException extends ClientException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient HttpHeaders headers;
  private final transient byte[] body;

  AnswerException(String title, String message, Answer<byte[]> answer, Throwable cause) {
    super(told(title, message, answer), cause);
    this.status = answer.status();
    this.headers = answer.headers();
    this.body = answer.value();
  }

  private static String told(String title, String message, Answer<byte[]> answer) {
    String told = title + ": HTTP " + answer.status() + ": " + message;
    return answer.requestId().map(id -> told + " (request " + id + ")").orElse(told);
  }

  /** HTTP status. */
  public final int status() {
    return status;
  }

  public final HttpHeaders headers() {
    return headers;
  }

  /** What the service calls this request; give it to support. */
  public final Optional<String> requestId() {
    return headers.firstValue(Answer.REQUEST_ID);
  }

  /** The body as it came. */
  public final String body() {
    return Lines.decoded(body, headers.firstValue("Content-Type").orElse(""));
  }
}
