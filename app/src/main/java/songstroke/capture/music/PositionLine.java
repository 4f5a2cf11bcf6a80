package songstroke.capture.music;

import java.util.OptionalLong;

/// Where a player is in its track at any time, drawn through one position. It never runs beyond the track's end.
///
/// @param known      whether the player told a position at all; if not, the line is the least that it can be
/// @param positionMs the position at `nanos`, in ms
/// @param nanos      on the monotonic clock
/// @param rate       how fast it plays, 1 for as recorded
/// @param running    whether it plays
/// @param endMs      the track's length in ms; infinite when unknown
public record PositionLine(boolean known, double positionMs, long nanos, double rate, boolean running,
    double endMs) {
  /// The end of a line that has none.
  public static final long NEVER = Long.MAX_VALUE;
  private static final double NANOS_PER_MILLI = 1e6;

  /// The line of a player that has told nothing and does not play.
  public static PositionLine unknown(long nanos) {
    return new PositionLine(false, 0, nanos, 1, false, Double.POSITIVE_INFINITY);
  }

  /// The position at a time, in ms.
  public double at(long time) {
    return running ? Math.min(endMs, positionMs + (time - nanos) / NANOS_PER_MILLI * rate) : positionMs;
  }

  /// The position at a time in whole ms, never before the track's start; empty when it is not known.
  public OptionalLong millisAt(long time) {
    return known ? OptionalLong.of(Math.max(0, Math.round(at(time)))) : OptionalLong.empty();
  }

  /// When it is, or was, at a position if it runs like this.
  public long nanosOf(double millis) {
    return nanos + Math.round((millis - positionMs) / rate * NANOS_PER_MILLI);
  }

  /// When it comes to the track's end, or has come to it; [#NEVER] when it does not run or the length is not known.
  public long endNanos() {
    return running && Double.isFinite(endMs) ? nanosOf(endMs) : NEVER;
  }

  /// The line through another position.
  PositionLine through(double millis, long time) {
    return new PositionLine(true, millis, time, rate, running, endMs);
  }

  PositionLine running(boolean nowRunning, long time) {
    return new PositionLine(known, at(time), time, rate, nowRunning, endMs);
  }

  /// @param newRate as the player told it; no rate of a playing player is zero or less
  PositionLine rate(double newRate, long time) {
    return new PositionLine(known, at(time), time, newRate > 0 && Double.isFinite(newRate) ? newRate : 1,
        running,
        endMs);
  }

  PositionLine endingAt(OptionalLong lengthMs) {
    return new PositionLine(known, positionMs, nanos, rate, running,
        lengthMs.isPresent() ? lengthMs.getAsLong() : Double.POSITIVE_INFINITY);
  }

  /// The line of another track, which begins at a time.
  PositionLine forgotten(long time) {
    return new PositionLine(false, 0, time, rate, running, Double.POSITIVE_INFINITY);
  }
}
