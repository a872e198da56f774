package io.specscribe.modelarts;

/** The time for the call, or for what was waited for, is over. */
public final class DeadlineException extends ClientException {
  private static final long serialVersionUID = 1L;

  private final boolean maybeDone;

  DeadlineException(String message) {
    super(message, null);
    this.maybeDone = false;
  }

  DeadlineException(String title, boolean maybeDone) {
    super(title + ": no answer in time" + (maybeDone ? "; it may have been done" : ""), null);
    this.maybeDone = maybeDone;
  }

  /** Whether a request that changes something went out, so that what it asks for may have been done. */
  public boolean maybeDone() {
    return maybeDone;
  }
}
