package {{package}};

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * A request before it has credentials.
 *
 * @param body bytes; empty where there are none
 * @param repeatable whether it may be sent again
 * @param timeout for all attempts together
 */
record Request(
    String method,
    URI address,
    Map<String, String> headers,
    byte[] body,
    boolean repeatable,
    Duration timeout) {
  /** Method and path, for messages: a query may hold what nobody should read in a log. */
  String title() {
    return method + " " + address.getRawPath();
  }
}
