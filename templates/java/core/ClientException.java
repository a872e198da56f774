package {{package}};

/** Anything that keeps a call from giving its result. */
public class ClientException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ClientException(String message, Throwable cause) {
    super(message, cause);
  }
}
