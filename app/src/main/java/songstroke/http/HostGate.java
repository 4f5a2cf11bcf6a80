package songstroke.http;

import java.time.Duration;
import java.time.Instant;

/// When one host may be asked again: a second after its last answer, later when it says so or fails.
///
/// Repeated trouble doubles the wait from two seconds to five minutes. Times are those of the wall clock, as they
/// outlast the process; a clock that is set back costs the rest of one wait at most.
///
/// @param since     when this was noted
/// @param opens     when the host may be asked again
/// @param troubles  how many times in a row it failed
/// @param reachable whether it answered at all, the last time
public record HostGate(Instant since, Instant opens, int troubles, boolean reachable) {
  /// A host that was never asked.
  public static final HostGate UNUSED = new HostGate(Instant.EPOCH, Instant.EPOCH, 0, true);

  static final Duration SPACING = Duration.ofMillis(1_050);
  private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(2);
  private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(5);
  private static final Duration LONGEST_OBEYED = Duration.ofHours(6);

  /// The same gate by a clock that may have been set back since it was noted.
  HostGate at(Instant now) {
    return now.isBefore(since)
        ? new HostGate(now, now.plus(Duration.between(since, opens)), troubles, reachable)
        : this;
  }

  /// How long until the next request is allowed; zero when it is.
  Duration opensIn(Instant now) {
    return now.isBefore(opens) ? Duration.between(now, opens) : Duration.ZERO;
  }

  /// Whether the last answer was trouble.
  boolean isTroubled() {
    return troubles > 0;
  }

  HostGate sent(Instant now) {
    return new HostGate(now, now.plus(SPACING), troubles, reachable);
  }

  HostGate answered() {
    return new HostGate(since, opens, 0, true);
  }

  /// The host wants silence for that long.
  HostGate closedFor(Duration length, Instant now) {
    Instant until = now.plus(length.compareTo(LONGEST_OBEYED) > 0 ? LONGEST_OBEYED : length);
    return new HostGate(now, until.isAfter(opens) ? until : opens, troubles, reachable);
  }

  /// It answered with trouble, or not at all.
  HostGate failed(Instant now, boolean answered) {
    Duration backOff = FIRST_BACK_OFF.multipliedBy(1L << Math.min(troubles, 10));
    return new HostGate(since, opens, troubles + 1, answered)
        .closedFor(backOff.compareTo(LONGEST_BACK_OFF) > 0 ? LONGEST_BACK_OFF : backOff, now);
  }
}
