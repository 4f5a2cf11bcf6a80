package songstroke.timeline;

import java.io.IOException;

import songstroke.problem.Explained;
import songstroke.problem.Problem;

/// A recording that cannot be understood: its message names file, line and field.
public final class RecordingFormatException extends IOException implements Explained {
  private static final long serialVersionUID = 1L;

  RecordingFormatException(String file, long line, String what) {
    super(file + ", line " + line + ": " + what);
  }

  @Override
  public Problem problem() {
    return Problem.BAD_DATA;
  }
}
