package {{package}};

/** The time for the call, or for what was waited for, is over. */
public final class DeadlineException extends ClientException {
  private static final long serialVersionUID = 1L;

  private final boolean maybeDone;

  DeadlineException(String message) {
    this(message, false);
  }

  DeadlineException(String message, boolean maybeDone) {
    super(message + (maybeDone ? ": no answer in time; it may have been done" : ""), null);
    this.maybeDone = maybeDone;
  }

  /** Whether a request went out, so that what it asks for may have been done. */
  public boolean maybeDone() {
    return maybeDone;
  }
}
