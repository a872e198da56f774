package io.specscribe.modelarts;

/** No answer came, or not all of it. */
public final class ConnectionException extends ClientException {
  private static final long serialVersionUID = 1L;

  ConnectionException(String message, Throwable cause) {
    super(message, cause);
  }
}
