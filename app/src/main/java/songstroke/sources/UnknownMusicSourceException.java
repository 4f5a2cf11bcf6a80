package songstroke.sources;

import songstroke.problem.Explained;
import songstroke.problem.Problem;

/// A name of a music source that means nothing; the message lists those that do.
public final class UnknownMusicSourceException extends IllegalArgumentException implements Explained {
  private static final long serialVersionUID = 1L;

  UnknownMusicSourceException(String name) {
    super("no music source named '" + name + "'; available: "
        + String.join(", ", MusicSources.NAMES));
  }

  @Override
  public Problem problem() {
    return Problem.USAGE;
  }
}
