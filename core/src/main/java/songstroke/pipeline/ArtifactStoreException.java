package songstroke.pipeline;

import java.io.IOException;

/// An artifact store cannot be used. The message is one sentence for a person: which store, what is wrong, what to do.
public final class ArtifactStoreException extends IOException {
  private static final long serialVersionUID = 1L;

  /// What kind of trouble it is.
  public enum Kind {
    /// It may go well the next time.
    TEMPORARY,
    /// The store knows us not, or refuses us.
    NO_PERMISSION,
    /// A setting or a secret is missing or wrong.
    CONFIGURATION
  }

  private final Kind kind;

  public ArtifactStoreException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public ArtifactStoreException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
