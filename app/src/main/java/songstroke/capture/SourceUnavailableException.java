package songstroke.capture;

import org.jspecify.annotations.Nullable;

/// A source that cannot work here at all: which one, what is wrong, and what the person can do. The message is all of
/// that in one line.
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
  private final String source;
  private final String what;
  private final String remedy;

  /// @param source the name by which the person chooses it
  /// @param what   what is wrong, and where
  /// @param remedy what the person can do about it, empty when nothing
  public SourceUnavailableException(Cause reason, String source, String what, String remedy) {
    this(reason, source, what, remedy, null);
  }

  /// @param source the name by which the person chooses it
  /// @param what   what is wrong, and where
  /// @param remedy what the person can do about it, empty when nothing
  public SourceUnavailableException(Cause reason, String source, String what, String remedy,
      @Nullable Throwable cause) {
    super(source + ": " + what + (remedy.isEmpty() ? "" : "; " + remedy), cause);
    this.reason = reason;
    this.source = source;
    this.what = what;
    this.remedy = remedy;
  }

  public Cause reason() {
    return reason;
  }

  public String source() {
    return source;
  }

  public String what() {
    return what;
  }

  public String remedy() {
    return remedy;
  }
}
