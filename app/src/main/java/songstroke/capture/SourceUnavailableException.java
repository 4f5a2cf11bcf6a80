package songstroke.capture;

/// A source that cannot work here at all. The message is one line: what, where, what to do next.
public final class SourceUnavailableException extends Exception {
  private static final long serialVersionUID = 1L;

  /// Why it cannot work.
  public enum Cause {
    /// What it needs is not there.
    MISSING,
    /// What it needs is there and refuses us.
    REFUSED
  }

  private final Cause reason;

  public SourceUnavailableException(Cause reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Cause reason() {
    return reason;
  }
}
