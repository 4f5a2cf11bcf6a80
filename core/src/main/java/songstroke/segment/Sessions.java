package songstroke.segment;

/// Counts a recording's sessions: a new one starts with the recording, after a gap in it, and with the first
/// text press after more than 15 minutes without one.
final class Sessions {
  static final long LONGEST_BREAK_MS = 15 * 60_000;

  private final String recordingId;
  private int count;
  private long lastText;
  private Session current;

  Sessions(String recordingId, long start, WallClock wall) {
    this.recordingId = recordingId;
    current = next(start, wall);
  }

  Session current() {
    return current;
  }

  void begin(long t, WallClock wall) {
    current = next(t, wall);
  }

  /// The first text press after a while, at `t`.
  void press(long t, WallClock wall) {
    if (t - lastText > LONGEST_BREAK_MS) {
      current = next(t, wall);
    }
    lastText = t;
  }

  /// The last text press of a while was at `t`.
  void typedUntil(long t) {
    lastText = t;
  }

  private Session next(long t, WallClock wall) {
    count++;
    lastText = t;
    return new Session(recordingId + "-s" + count, t, wall.day(t));
  }
}
