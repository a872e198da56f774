package io.specscribe.modelarts;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;

/** No answer came, or not all of it. */
public final class ConnectionException extends ClientException {
  private static final long serialVersionUID = 1L;

  /** What kept the answer from coming. */
  public enum Reason {
    /** No host has the name. */
    UNKNOWN_HOST,
    /** Nobody listens there. */
    REFUSED,
    /** No connection that is secure. */
    TLS,
    /** The connection broke. */
    BROKEN
  }

  private final Reason reason;

  private final boolean changes;

  /**
   * @param changes whether the request asks for something to be done
   */
  ConnectionException(String title, Throwable cause, boolean changes) {
    super(title + ": " + told(cause, changes), cause);
    this.reason = reasonOf(cause);
    this.changes = changes;
  }

  private static String told(Throwable cause, boolean changes) {
    String name = cause.getClass().getSimpleName();
    if (reasonOf(cause) != Reason.BROKEN) return name;
    return name + ": the connection broke" + (changes ? "; it may have been done" : "");
  }

  private static Reason reasonOf(Throwable error) {
    Reason found = Reason.BROKEN;
    for (Throwable each = error; each != null; each = each.getCause()) {
      if (each instanceof UnresolvedAddressException || each instanceof UnknownHostException)
        return Reason.UNKNOWN_HOST;
      if (each instanceof SSLException) return Reason.TLS;
      if (each instanceof ConnectException) found = Reason.REFUSED;
    }
    return found;
  }

  public Reason reason() {
    return reason;
  }

  /** Whether a request that changes something went out, so that what it asks for may have been done. */
  public boolean maybeDone() {
    return changes && reason == Reason.BROKEN;
  }

  /** Whether another attempt may help: the service may be about to start. */
  boolean isUnsent() {
    return reason == Reason.REFUSED || reason == Reason.UNKNOWN_HOST;
  }
}
