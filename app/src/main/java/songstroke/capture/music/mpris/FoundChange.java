package songstroke.capture.music.mpris;

import songstroke.capture.music.PositionLine;

/// A change that a player did not tell and that was found at a look.
///
/// @param was    its state at the look before
/// @param is     its state now
/// @param before where it was, as if nothing had changed
/// @param rate   how fast it plays
/// @param millis the position that was found; negative when none was
record FoundChange(PlayerSnapshot was, PlayerSnapshot is, PositionLine before, double rate, double millis) {
  private static final double NANOS_PER_MILLI = 1e6;

  /// When it happened, as far as the position tells: a track began as long ago as it has been played, a pause where the
  /// player waits. Otherwise half-way between the two looks.
  ///
  /// @param from the look before, on the monotonic clock
  /// @param to   the look at which it was found, likewise
  long happened(long from, long to) {
    return Math.clamp(guess(from, to), from, to);
  }

  private long guess(long from, long to) {
    boolean sameTrack = was.continuesIn(is);
    double waited = sameTrack && before.known() ? before.at(from) : 0;
    boolean begins = is.playing() && !(sameTrack && was.playing());
    long begun = to - Math.round((millis - waited) / rate * NANOS_PER_MILLI);
    if (begins && millis > waited && begun >= from) {
      return begun;
    }
    boolean pauses = was.playing() && sameTrack && is.status() == PlayerSnapshot.Status.PAUSED;
    if (pauses && before.known() && millis >= 0) {
      return before.nanosOf(millis);
    }
    long end = before.endNanos();
    boolean ended = was.playing() && !(sameTrack && is.playing()) && end >= from && end <= to;
    return ended ? end : from + (to - from) / 2;
  }
}
