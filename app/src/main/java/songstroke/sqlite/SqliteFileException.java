package songstroke.sqlite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import songstroke.problem.Explained;
import songstroke.problem.Problem;

/// A SQLite file cannot be used. The message names the file and says what to do next.
public final class SqliteFileException extends UncheckedIOException implements Explained {
  private static final long serialVersionUID = 1L;

  private final Problem problem;

  SqliteFileException(Problem problem, Path file, String why, @Nullable Throwable cause) {
    super(file + ": " + why, cause instanceof IOException io ? io : new IOException(why, cause));
    this.problem = problem;
  }

  @Override
  public Problem problem() {
    return problem;
  }
}
