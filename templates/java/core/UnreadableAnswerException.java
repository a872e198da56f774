package {{package}};

/** The service answered with success, and with a body that the contract has no place for. */
public final class UnreadableAnswerException extends AnswerException {
  private static final long serialVersionUID = 1L;

  UnreadableAnswerException(String title, Answer<byte[]> answer, Throwable cause) {
    super(title, "not what the contract says", answer, cause);
  }
}
