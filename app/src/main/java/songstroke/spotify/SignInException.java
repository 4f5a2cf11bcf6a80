package songstroke.spotify;

/// A sign-in that did not succeed. The message says what happened, what was kept, and the next command.
public final class SignInException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Kind kind;

  /// What went wrong.
  public enum Kind {
    /// The person, or Spotify, said no.
    DENIED,
    /// The answer is not to this attempt.
    MISMATCH,
    /// The answer cannot be understood.
    UNREADABLE,
    /// The app or its settings are not right.
    REFUSED,
    /// It may go well the next time.
    TEMPORARY
  }

  SignInException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
