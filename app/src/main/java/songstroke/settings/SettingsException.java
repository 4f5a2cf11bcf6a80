package songstroke.settings;

/// A setting that cannot be understood; the message says which, where, and what it may be.
public final class SettingsException extends Exception {
  private static final long serialVersionUID = 1L;

  SettingsException(String message) {
    super(message);
  }
}
