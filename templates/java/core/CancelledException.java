package {{package}};

/** The thread was interrupted; it still is. */
public final class CancelledException extends ClientException {
  private static final long serialVersionUID = 1L;

  CancelledException(String message) {
    super(message, null);
  }
}
