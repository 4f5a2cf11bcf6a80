package songstroke.timeline;

/// Takes presses one by one, without an object for each.
public interface PressSink {
  /// Takes a press.
  ///
  /// @param t        when the key went down, in ms on the recording's line
  /// @param keyClass what kind of key
  /// @param holdMs   release minus press in ms, or [KeyPress#UNKNOWN_HOLD]
  /// @param repeat   whether the keyboard repeated a key that was already down
  void press(long t, KeyClass keyClass, int holdMs, boolean repeat);
}
