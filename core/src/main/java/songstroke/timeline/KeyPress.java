package songstroke.timeline;

import java.util.OptionalInt;

/// One key going down.
///
/// @param t        when it went down
/// @param keyClass what kind of key
/// @param holdMs   release minus press in ms, or [#UNKNOWN_HOLD]
/// @param repeat   whether the keyboard repeated a key that was already down
public record KeyPress(long t, KeyClass keyClass, int holdMs, boolean repeat) implements TimelineEvent {
  /// No release was seen, or not soon enough to be worth keeping.
  public static final int UNKNOWN_HOLD = -1;

  public KeyPress {
    if (holdMs < UNKNOWN_HOLD) {
      throw new IllegalArgumentException("A key cannot be held for " + holdMs + " ms");
    }
  }

  /// A first press of unknown length.
  public static KeyPress of(long t, KeyClass keyClass) {
    return new KeyPress(t, keyClass, UNKNOWN_HOLD, false);
  }

  public OptionalInt hold() {
    return holdMs == UNKNOWN_HOLD ? OptionalInt.empty() : OptionalInt.of(holdMs);
  }

  /// Whether this press counts as typing: a first press of a text key.
  public boolean isText() {
    return !repeat && keyClass.isText();
  }

  public KeyPress heldFor(int millis) {
    return new KeyPress(t, keyClass, millis, repeat);
  }
}
