package {{package}};

/** The thing that was waited for is in a state from which it won't come. */
public final class WaitException extends ClientException {
  private static final long serialVersionUID = 1L;

  private final String state;
  private final transient Object last;

  WaitException(String state, Object last) {
    super("ended in " + state, null);
    this.state = state;
    this.last = last;
  }

  public String state() {
    return state;
  }

  /** The answer that shows the state. */
  public Object last() {
    return last;
  }
}
