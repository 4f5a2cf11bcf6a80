package songstroke.capture;

import org.jspecify.annotations.Nullable;
import songstroke.problem.Explained;
import songstroke.problem.Problem;

/// A source that cannot work here at all: which one, what is wrong, and what the person can do. The message is all of
/// that in one line.
public final class SourceUnavailableException extends Exception implements Explained {
  private static final long serialVersionUID = 1L;

  private final Problem problem;
  private final String source;
  private final String what;
  private final String remedy;

  /// @param problem [Problem#UNAVAILABLE] when what it needs is not there, [Problem#NO_PERMISSION] when that refuses
  /// @param source the name by which the person chooses it
  /// @param what   what is wrong, and where
  /// @param remedy what the person can do about it, empty when nothing
  public SourceUnavailableException(Problem problem, String source, String what, String remedy) {
    this(problem, source, what, remedy, null);
  }

  /// @param problem [Problem#UNAVAILABLE] when what it needs is not there, [Problem#NO_PERMISSION] when that refuses
  /// @param source the name by which the person chooses it
  /// @param what   what is wrong, and where
  /// @param remedy what the person can do about it, empty when nothing
  public SourceUnavailableException(Problem problem, String source, String what, String remedy,
      @Nullable Throwable cause) {
    super(source + ": " + what + (remedy.isEmpty() ? "" : "; " + remedy), cause);
    this.problem = problem;
    this.source = source;
    this.what = what;
    this.remedy = remedy;
  }

  @Override
  public Problem problem() {
    return problem;
  }

  public String source() {
    return source;
  }

  public String what() {
    return what;
  }

  public String remedy() {
    return remedy;
  }
}
