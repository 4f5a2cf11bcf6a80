package songstroke.pipeline;

import java.io.IOException;

import songstroke.problem.Explained;
import songstroke.problem.Problem;

/// A stored artifact is no longer what was written; the message names it and its place.
public final class DamagedArtifactException extends IOException implements Explained {
  private static final long serialVersionUID = 1L;

  public DamagedArtifactException(String message) {
    super(message);
  }

  @Override
  public Problem problem() {
    return Problem.BAD_DATA;
  }
}
