package songstroke.problem;

/// A command or a part of it cannot go on. The message is one line: what happened, where, what to do next.
public final class Failure extends RuntimeException implements Explained {
  private static final long serialVersionUID = 1L;

  private final Problem problem;

  public Failure(Problem problem, String message) {
    super(message);
    this.problem = problem;
  }

  public Failure(Problem problem, String message, Throwable cause) {
    super(message, cause);
    this.problem = problem;
  }

  /// A wrong name or value that a person gave.
  public static Failure usage(IllegalArgumentException wrong) {
    return new Failure(Problem.USAGE, String.valueOf(wrong.getMessage()), wrong);
  }

  @Override
  public Problem problem() {
    return problem;
  }
}
