package songstroke.spotify;

import songstroke.problem.Explained;
import songstroke.problem.Problem;

/// A sign-in that did not succeed. The message says what happened, what was kept, and the next command.
public final class SignInException extends Exception implements Explained {
  private static final long serialVersionUID = 1L;

  private final Problem problem;

  SignInException(Problem problem, String message) {
    super(message);
    this.problem = problem;
  }

  @Override
  public Problem problem() {
    return problem;
  }
}
