package songstroke.spotify;

import java.time.Duration;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/// How long Spotify must not be asked, and how often it was asked lately, as of one moment. Immutable.
///
/// Time left, not the time of opening, is what is kept: a wall clock that is set back can neither keep the gate shut
/// for longer than that nor make calls count for longer than 25 hours; one that is set forward opens it early by at
/// most that step.
///
/// @param seenAt   the moment, on the wall clock
/// @param left     until Spotify may be asked again; zero when it may
/// @param why      it may not, for the person; empty when it may
/// @param refusals in a row that did not say how long they last
/// @param calls    per hour since 1970 UTC, of the last 24 to 25 hours
record GateState(Instant seenAt, Duration left, String why, int refusals, SortedMap<Long, Integer> calls) {
  static final Duration LONGEST = Duration.ofDays(366);
  private static final long HOUR_SECONDS = 3600;
  private static final long WINDOW_HOURS = 24;

  GateState {
    left = left.isNegative() ? Duration.ZERO : left.compareTo(LONGEST) > 0 ? LONGEST : left;
    why = left.isZero() ? "" : why;
    calls = new TreeMap<>(calls);
  }

  static GateState fresh(Instant now) {
    return new GateState(now, Duration.ZERO, "", 0, new TreeMap<>());
  }

  /// The state at a later moment. Calls that seem to lie ahead, by a clock that was set back, count as made now.
  ///
  /// @param passed at least as much time has passed, by a clock that is never set
  GateState at(Instant now, Duration passed) {
    Duration byWall = Duration.between(seenAt, now);
    Duration elapsed = byWall.compareTo(passed) > 0 ? byWall : passed;
    long hour = hour(now);
    var kept = new TreeMap<Long, Integer>();
    calls.forEach((then, count) -> {
      if (then >= hour - WINDOW_HOURS) {
        kept.merge(Math.min(then, hour), count, Integer::sum);
      }
    });
    return new GateState(now, left.minus(elapsed), why, refusals, kept);
  }

  /// Shut for at least that long; never for less than before.
  GateState shutFor(Duration length, String reason, int refusalsNow) {
    boolean longer = length.compareTo(left) > 0;
    return new GateState(seenAt, longer ? length : left, longer ? reason : why, refusalsNow, calls);
  }

  GateState answered() {
    return new GateState(seenAt, left, why, 0, calls);
  }

  /// One more call.
  GateState counted() {
    var more = new TreeMap<>(calls);
    more.merge(hour(seenAt), 1, Integer::sum);
    return new GateState(seenAt, left, why, refusals, more);
  }

  /// Calls of the last 24 to 25 hours, so never fewer than those of the last 24.
  int used() {
    return calls.values().stream().mapToInt(Integer::intValue).sum();
  }

  /// Until the oldest calls no longer count.
  Duration untilCallsExpire() {
    if (calls.isEmpty()) {
      return Duration.ZERO;
    }
    Instant end = Instant.ofEpochSecond((calls.firstKey() + WINDOW_HOURS + 1) * HOUR_SECONDS);
    return Duration.between(seenAt, end);
  }

  private static long hour(Instant instant) {
    return Math.floorDiv(instant.getEpochSecond(), HOUR_SECONDS);
  }
}
