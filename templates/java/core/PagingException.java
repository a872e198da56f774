package {{package}};

/** A list goes in circles: a mark came that was there before. */
public final class PagingException extends ClientException {
  private static final long serialVersionUID = 1L;

  PagingException(String mark) {
    super("the list goes in circles: \"" + mark + "\" came before", null);
  }
}
