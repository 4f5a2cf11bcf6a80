package songstroke.settings;

import songstroke.problem.Explained;
import songstroke.problem.Problem;

/// A setting that cannot be understood; the message says which, where, and what it may be.
public final class SettingsException extends Exception implements Explained {
  private static final long serialVersionUID = 1L;

  SettingsException(String message) {
    super(message);
  }

  @Override
  public Problem problem() {
    return Problem.CONFIGURATION;
  }
}
