package {{package}};

import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * A request before it has credentials.
 *
 * @param call method and path of its operation; empty where it belongs to none
 * @param body bytes; empty where there are none
 * @param stream what the body is read from, once; null where it is in memory
 * @param accepted media types that an answer may have
 * @param repeatable whether it may be sent again
 * @param asked whether the caller has said so
 * @param timeout for all attempts together
 */
record Request(
    String call,
    String method,
    URI address,
    Map<String, String> headers,
    byte[] body,
    InputStream stream,
    String accepted,
    boolean repeatable,
    boolean asked,
    Duration timeout) {
  /** Method and path, for messages: a query may hold what nobody should read in a log. */
  String title() {
    return method + " " + address.getRawPath();
  }

  /** Whether the body can't be read again, so that there is one attempt. */
  boolean isOnce() {
    return stream != null;
  }

  boolean isDelete() {
    return method.equals("DELETE");
  }
}
