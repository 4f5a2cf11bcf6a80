package songstroke.segment;

import java.io.IOException;

import songstroke.problem.Explained;
import songstroke.problem.Problem;

/// A segments file that cannot be understood: its message names file, line and column.
public final class SegmentsFormatException extends IOException implements Explained {
  private static final long serialVersionUID = 1L;

  SegmentsFormatException(String message) {
    super(message);
  }

  @Override
  public Problem problem() {
    return Problem.BAD_DATA;
  }
}
