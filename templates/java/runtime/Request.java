package {{package}};

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * A request before it has credentials.
 *
 * @param body bytes; empty where there are none
 * @param accepted media types that an answer may have
 * @param repeatable whether it may be sent again
 * @param asked whether the caller has said so
 * @param timeout for all attempts together
 */
record Request(
    String method,
    URI address,
    Map<String, String> headers,
    byte[] body,
    String accepted,
    boolean repeatable,
    boolean asked,
    Duration timeout) {
  /** Method and path, for messages: a query may hold what nobody should read in a log. */
  String title() {
    return method + " " + address.getRawPath();
  }

  boolean isDelete() {
    return method.equals("DELETE");
  }
}
