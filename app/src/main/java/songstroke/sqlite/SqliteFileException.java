package songstroke.sqlite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/// A SQLite file cannot be used. The message names the file and says what to do next.
public final class SqliteFileException extends UncheckedIOException {
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

  SqliteFileException(Kind kind, Path file, String why, @Nullable Throwable cause) {
    super(file + ": " + why, cause instanceof IOException io ? io : new IOException(why, cause));
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
