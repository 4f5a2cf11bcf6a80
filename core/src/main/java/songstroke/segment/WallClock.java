package songstroke.segment;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/// What the clock on the wall shows for times on the recording's line.
///
/// @param ahead ms by which the wall clock is ahead of the line
/// @param zone  where it is read
record WallClock(long ahead, ZoneId zone) {
  private static final Duration NIGHT = Duration.ofHours(4);
  private static final double HOUR_MS = Duration.ofHours(1).toMillis();
  private static final long DAY_MS = Duration.ofDays(1).toMillis();

  Instant at(long t) {
    return Instant.ofEpochMilli(t + ahead);
  }

  int offsetSeconds(long t) {
    return zone.getRules().getOffset(at(t)).getTotalSeconds();
  }

  /// The local time of day in hours, `[0, 24)`.
  double hour(long t) {
    return Math.floorMod(t + ahead + 1000L * offsetSeconds(t), DAY_MS) / HOUR_MS;
  }

  /// The day that `t` belongs to, in days since 1970-01-01; it begins at four in the morning.
  long day(long t) {
    return LocalDateTime.ofInstant(at(t), zone).minus(NIGHT).toLocalDate().toEpochDay();
  }
}
