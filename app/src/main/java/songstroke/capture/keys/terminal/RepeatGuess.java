package songstroke.capture.keys.terminal;

/// Guesses which characters of a terminal come from a key that is held down: the same one again and again, faster
/// than a finger, after the delay with which keyboards begin to repeat.
///
/// The first repeat comes after the delay and cannot be told from a slow second press; it counts as one. Consoles
/// that repeat at 11 a second are not told.
final class RepeatGuess {
  private static final long MILLI = 1_000_000;
  private static final long SHORTEST_DELAY = 200 * MILLI;
  private static final long LONGEST_DELAY = 1_000 * MILLI;
  private static final long LONGEST_PERIOD = 50 * MILLI;

  private int last;
  private long at;
  private boolean delayed;

  /// Whether this press is a repeat of the one before.
  ///
  /// @param code  any number that tells characters apart
  /// @param nanos when
  boolean repeats(int code, long nanos) {
    long gap = nanos - at;
    boolean again = code == last;
    boolean repeat = again && delayed && gap <= LONGEST_PERIOD;
    delayed = repeat || (again && gap >= SHORTEST_DELAY && gap <= LONGEST_DELAY);
    last = code;
    at = nanos;
    return repeat;
  }

  /// Another key came in between.
  void forget() {
    last = 0;
    delayed = false;
  }
}
