package io.specscribe.modelarts;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.EOFException;
import java.util.zip.ZipException;

/** The service answered with success, and with a body that the contract has no place for. */
public final class UnreadableAnswerException extends AnswerException {
  private static final long serialVersionUID = 1L;

  UnreadableAnswerException(String title, Answer<byte[]> answer, Throwable cause) {
    super(title, "not what the contract says" + told(cause), answer, cause);
  }

  /** What of a cause shows nothing of the body. */
  private static String told(Throwable cause) {
    boolean plain =
        cause instanceof Body.TooLongException
            || cause instanceof StreamConstraintsException
            || cause instanceof ZipException
            || cause instanceof EOFException;
    // The end of a packed body that is missing has no message.
    return plain && cause.getMessage() != null ? ": " + Lines.line(cause.getMessage()) : "";
  }
}
