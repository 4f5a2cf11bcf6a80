package songstroke.sources;

import songstroke.problem.Explained;
import songstroke.problem.Problem;

/// A name of a key source that means nothing; the message lists those that do.
public final class UnknownKeySourceException extends IllegalArgumentException implements Explained {
  private static final long serialVersionUID = 1L;

  UnknownKeySourceException(String name) {
    super("no key source named '" + name + "'; available: "
        + String.join(", ", KeySources.NAMES));
  }

  @Override
  public Problem problem() {
    return Problem.USAGE;
  }
}
