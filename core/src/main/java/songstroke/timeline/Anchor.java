package songstroke.timeline;

import java.time.ZoneId;

/// One simultaneous reading of both clocks, by which monotonic readings become times of a recording.
///
/// @param monotonicNanos the monotonic clock, in ns
/// @param wallMillis     the wall clock at that moment, in ms since 1970 UTC
/// @param zone           the zone at that moment
public record Anchor(long monotonicNanos, long wallMillis, ZoneId zone) {
  private static final long NANOS_PER_MILLI = 1_000_000;

  /// Reads both clocks now.
  public static Anchor now(Clocks clocks) {
    return new Anchor(clocks.monotonicNanos(), clocks.wall().toEpochMilli(), clocks.zone());
  }

  /// The recording time of a monotonic reading, in ms; readings within one millisecond share it.
  public long timeOf(long nanos) {
    return wallMillis + Math.floorDiv(nanos - monotonicNanos, NANOS_PER_MILLI);
  }

  /// This anchor moved forward on the recording's line: the same monotonic reading now stands `millis` later.
  /// Used after a sleep during which the monotonic clock stood still.
  public Anchor plusMillis(long millis) {
    return new Anchor(monotonicNanos, wallMillis + millis, zone);
  }
}
