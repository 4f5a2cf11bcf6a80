package songstroke.http;

import java.time.Duration;

/// When one host may be asked again: a second after the last request, later when it says so or fails.
///
/// Repeated trouble doubles the wait from two seconds to five minutes. Times are readings of the monotonic
/// clock. Not for several threads at once.
final class HostGate {
  private static final Duration SPACING = Duration.ofMillis(1_050);
  private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(2);
  private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(5);
  private static final Duration LONGEST_OBEYED = Duration.ofHours(6);

  private long opensAt;
  private boolean used;
  private int troubles;

  /// How long until the next request is allowed; zero or less when it is.
  Duration opensIn(long now) {
    return used ? Duration.ofNanos(opensAt - now) : Duration.ZERO;
  }

  /// Whether the last answer was trouble.
  boolean isTroubled() {
    return troubles > 0;
  }

  void sent(long now) {
    used = true;
    opensAt = now + SPACING.toNanos();
  }

  void answered() {
    troubles = 0;
  }

  /// The host wants silence for that long.
  void closeFor(Duration length, long now) {
    Duration obeyed = length.compareTo(LONGEST_OBEYED) > 0 ? LONGEST_OBEYED : length;
    opensAt = Math.max(opensAt, now + obeyed.toNanos());
  }

  void trouble(long now) {
    Duration backOff = FIRST_BACK_OFF.multipliedBy(1L << Math.min(troubles, 10));
    troubles++;
    closeFor(backOff.compareTo(LONGEST_BACK_OFF) > 0 ? LONGEST_BACK_OFF : backOff, now);
  }
}
