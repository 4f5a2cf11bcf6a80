package songstroke.enrich;

import java.io.IOException;

import songstroke.problem.Explained;
import songstroke.problem.Problem;

/// A lexicon, a genre tree or another data file that a person edits has a mistake: the message names file,
/// line and what is wrong.
public final class DataFileException extends IOException implements Explained {
  private static final long serialVersionUID = 1L;

  DataFileException(String file, int line, String what) {
    super(file + ", line " + line + ": " + what);
  }

  @Override
  public Problem problem() {
    return Problem.CONFIGURATION;
  }
}
