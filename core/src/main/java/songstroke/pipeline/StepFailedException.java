package songstroke.pipeline;

import java.io.UncheckedIOException;

import songstroke.problem.Explained;
import songstroke.problem.Problem;

/// A step cannot do its work. The message is for a person: what, where, what to do next.
public final class StepFailedException extends Exception implements Explained {
  private static final long serialVersionUID = 1L;

  private final Problem problem;

  public StepFailedException(Problem problem, String message) {
    super(message);
    this.problem = problem;
  }

  public StepFailedException(Problem problem, String message, Throwable cause) {
    super(message, cause);
    this.problem = problem;
  }

  @Override
  public Problem problem() {
    return problem;
  }

  /// The kind of any failure of a step: its own, otherwise temporary when input or output failed, otherwise a defect.
  public static Problem problemOf(Exception failure) {
    return failure instanceof Explained explained
        ? explained.problem()
        : Retry.isTemporary(failure) ? Problem.TEMPORARY : Problem.DEFECT;
  }

  /// The message of any failure, never empty.
  public static String messageOf(Throwable failure) {
    String message = failure.getMessage();
    boolean spoken = failure instanceof Explained || failure instanceof UncheckedIOException;
    String name = failure.getClass().getSimpleName();
    return message == null || message.isBlank() ? name : spoken ? message : name + ": " + message;
  }
}
