package songstroke.timeline;

import java.util.Locale;

/// What kind of key was pressed: all that is ever known of a key outside its source's reader thread.
public enum KeyClass {
  /// A key that yields a printable character.
  CHAR,
  /// Space, tab or enter.
  SPACE,
  /// Backspace or delete.
  BACKSPACE,
  /// Anything else, and every character pressed as part of a shortcut.
  OTHER;

  /// Whether a press of this class writes or removes text.
  public boolean isText() {
    return this != OTHER;
  }

  /// The name in a recording file.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
