package songstroke.store;

import java.nio.file.Path;

/// The store cannot be used. The message names the file and says what to do next.
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// What is wrong.
  public enum Kind {
    /// A newer version of the program wrote it.
    NEWER,
    /// It is not a database, or parts of it are broken.
    DAMAGED,
    /// Another process holds it for too long.
    BUSY,
    /// There is no room.
    FULL,
    /// It cannot be opened, read or written.
    UNUSABLE
  }

  private final Kind kind;

  StoreException(Kind kind, Path file, String why, Throwable cause) {
    super(file + ": " + why, cause);
    this.kind = kind;
  }

  StoreException(Kind kind, Path file, String why) {
    super(file + ": " + why);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
