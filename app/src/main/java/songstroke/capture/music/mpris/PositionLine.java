package songstroke.capture.music.mpris;

import java.util.OptionalLong;

/// Where a player is in its track at any time, drawn through the last position it told.
///
/// @param known      whether it told one at all
/// @param positionMs the position at `nanos`, in ms
/// @param nanos      on the monotonic clock
/// @param rate       how fast it plays, 1 for as recorded
/// @param running    whether it plays
record PositionLine(boolean known, double positionMs, long nanos, double rate, boolean running) {
  private static final double NANOS_PER_MILLI = 1e6;

  static PositionLine unknown(long nanos) {
    return new PositionLine(false, 0, nanos, 1, false);
  }

  double at(long time) {
    return running ? positionMs + (time - nanos) / NANOS_PER_MILLI * rate : positionMs;
  }

  /// The position at a time in whole ms, never before the track's start.
  OptionalLong millisAt(long time) {
    return known ? OptionalLong.of(Math.max(0, Math.round(at(time)))) : OptionalLong.empty();
  }

  /// When the track was at its start.
  long startNanos() {
    return nanos - Math.round(positionMs / rate * NANOS_PER_MILLI);
  }

  /// When it will be at a position, if it goes on like this.
  long nanosOf(double millis) {
    return nanos + Math.round((millis - positionMs) / rate * NANOS_PER_MILLI);
  }

  PositionLine through(double millis, long time) {
    return new PositionLine(true, millis, time, rate, running);
  }

  PositionLine running(boolean nowRunning, long time) {
    return new PositionLine(known, at(time), time, rate, nowRunning);
  }

  /// @param newRate as the player told it; no rate of a playing player is zero or less
  PositionLine rate(double newRate, long time) {
    return new PositionLine(known, at(time), time, newRate > 0 ? newRate : 1, running);
  }

  PositionLine forgotten(long time) {
    return new PositionLine(false, 0, time, rate, running);
  }
}
