package songstroke.timeline;

import java.util.Locale;

/// What kind of key was pressed: all that is ever known of a key outside its source's reader thread.
public enum KeyClass {
  /// A key that yields a printable character.
  CHAR(0),
  /// Space, tab or enter.
  SPACE(1),
  /// Backspace or delete.
  BACKSPACE(2),
  /// Anything else, and every character pressed as part of a shortcut.
  OTHER(3);

  private final int number;

  KeyClass(int number) {
    this.number = number;
  }

  /// The number that stands for it in a block of presses, 0 to 3.
  public int number() {
    return number;
  }

  /// Whether a press of this class writes or removes text.
  public boolean isText() {
    return this != OTHER;
  }

  /// The name in a recording file.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
