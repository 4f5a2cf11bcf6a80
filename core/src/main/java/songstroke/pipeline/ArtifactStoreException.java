package songstroke.pipeline;

import java.io.IOException;

import songstroke.problem.Explained;
import songstroke.problem.Problem;

/// An artifact store cannot be used. The message is one sentence for a person: which store, what is wrong, what to do.
public final class ArtifactStoreException extends IOException implements Explained {
  private static final long serialVersionUID = 1L;

  private final Problem problem;

  public ArtifactStoreException(Problem problem, String message) {
    super(message);
    this.problem = problem;
  }

  public ArtifactStoreException(Problem problem, String message, Throwable cause) {
    super(message, cause);
    this.problem = problem;
  }

  @Override
  public Problem problem() {
    return problem;
  }
}
