package {{package}};

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

  ConnectionException(String title, Throwable cause) {
    super(title + ": " + told(cause), cause);
    this.reason = reasonOf(cause);
  }

  private static String told(Throwable cause) {
    Reason reason = reasonOf(cause);
    return cause.getClass().getSimpleName()
        + (reason == Reason.BROKEN ? ": the connection broke; it may have been done" : "");
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

  /** Whether the request went out, so that what it asks for may have been done. */
  public boolean maybeDone() {
    return reason == Reason.BROKEN;
  }

  /** Whether another attempt may help: the service may be about to start. */
  boolean isUnsent() {
    return reason == Reason.REFUSED || reason == Reason.UNKNOWN_HOST;
  }
}
