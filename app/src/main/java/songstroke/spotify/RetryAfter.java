package songstroke.spotify;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// The header `Retry-After` (RFC 9110, 10.2.3): seconds, or a date. A date is measured against the answer's own
/// `Date`, so that a wrong clock of this machine does not matter.
final class RetryAfter {
  private static final BigInteger LONGEST = BigInteger.valueOf(GateState.LONGEST.toSeconds());

  private RetryAfter() {}

  /// How long to wait; empty when the header is missing, cannot be understood, or asks for no wait at all.
  ///
  /// @param header the header's value
  /// @param date   the value of `Date`
  /// @param now    what this machine's clock shows, for an answer without `Date`
  static Optional<Duration> read(Optional<String> header, Optional<String> date, Instant now) {
    return header.map(String::strip).flatMap(text -> text.matches("\\d+")
        ? Optional.of(Duration.ofSeconds(new BigInteger(text).min(LONGEST).longValue()))
        : instant(text).map(until -> Duration.between(date.flatMap(RetryAfter::instant).orElse(now), until)))
        .filter(Duration::isPositive);
  }

  /// An HTTP date.
  static Optional<Instant> instant(String text) {
    try {
      return Optional.of(ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
