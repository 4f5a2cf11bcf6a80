package songstroke.segment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// When a segment began, as clocks and calendars on the wall have it. What is not known is empty or `NaN`.
///
/// @param day          the analysis day as a count (written: days since 1970-01-01): the local date of the
///                     session's start minus four hours
/// @param startUtc     what the wall clock showed
/// @param utcOffsetMin minutes east of UTC
/// @param hourLocal    local time of day in hours, `[0, 24)`
/// @param minInSession minutes since its session began
public record When(OptionalLong day, Optional<Instant> startUtc, OptionalInt utcOffsetMin, double hourLocal,
    double minInSession) {
  public static final When UNKNOWN = new When(OptionalLong.empty(), Optional.empty(), OptionalInt.empty(),
      Double.NaN, Double.NaN);

  /// Local date and time; those of UTC without an offset.
  public Optional<LocalDateTime> localDateTime() {
    var offset = ZoneOffset.ofTotalSeconds(60 * utcOffsetMin.orElse(0));
    return startUtc.map(start -> LocalDateTime.ofInstant(start, offset));
  }

  /// The date on the calendar, which unlike [#day] changes at midnight.
  public Optional<LocalDate> localDate() {
    return localDateTime().map(LocalDateTime::toLocalDate);
  }
}
