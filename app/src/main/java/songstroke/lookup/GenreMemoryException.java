package songstroke.lookup;

import java.io.IOException;
import java.nio.file.Path;

/// The file of the genre memory cannot be used; the message names it and says what to do.
public final class GenreMemoryException extends IOException {
  private static final long serialVersionUID = 1L;

  GenreMemoryException(Path file, String what) {
    super(file + " cannot be used as the genre memory: " + what);
  }

  GenreMemoryException(Path file, String what, Throwable cause) {
    super(file + " cannot be used as the genre memory: " + what, cause);
  }
}
