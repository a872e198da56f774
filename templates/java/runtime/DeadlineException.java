package {{package}};

/** The time for the call, or for what was waited for, is over. */
public final class DeadlineException extends ClientException {
  private static final long serialVersionUID = 1L;

  DeadlineException(String message) {
    super(message, null);
  }
}
