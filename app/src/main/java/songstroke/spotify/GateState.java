package songstroke.spotify;

import java.time.Duration;
import java.time.Instant;

/// How long Spotify must not be asked, and how often it was asked lately, as of one moment. Immutable.
///
/// Time left, not the time of opening, is what is kept: a wall clock that is set back can neither keep the gate shut
/// for longer than that nor make calls count for longer than they would; one that is set forward opens it early by at
/// most that step.
///
/// @param seenAt   the moment, on the wall clock
/// @param left     until Spotify may be asked again; zero when it may
/// @param why      it may not, for the person; empty when it may
/// @param careful  for how long Spotify, which has just wanted silence, is asked at an even pace only
/// @param refusals in a row that did not say how long they last
/// @param hour     the calls of the last 60 to 61 minutes
/// @param day      the calls of the last 24 to 25 hours
record GateState(Instant seenAt, Duration left, String why, Duration careful, int refusals, CallCounts hour,
    CallCounts day) {
  static final Duration LONGEST = Duration.ofDays(366);
  private static final Duration CAREFUL = Duration.ofHours(1);

  GateState {
    left = clamped(left, LONGEST);
    careful = clamped(careful, LONGEST.plus(CAREFUL));
    why = left.isZero() ? "" : why;
  }

  static GateState fresh(Instant now) {
    return new GateState(now, Duration.ZERO, "", Duration.ZERO, 0, CallCounts.ofHour(), CallCounts.ofDay());
  }

  /// The state at a later moment.
  ///
  /// @param passed at least as much time has passed, by a clock that is never set
  GateState at(Instant now, Duration passed) {
    Duration byWall = Duration.between(seenAt, now);
    Duration elapsed = byWall.compareTo(passed) > 0 ? byWall : passed;
    return new GateState(now, left.minus(elapsed), why, careful.minus(elapsed), refusals, hour.at(now),
        day.at(now));
  }

  /// Shut for at least that long, never for less than before, and careful for an hour after that.
  GateState shutFor(Duration length, String reason, int refusalsNow) {
    boolean longer = length.compareTo(left) > 0;
    return new GateState(seenAt, longer ? length : left, longer ? reason : why,
        (longer ? clamped(length, LONGEST) : left).plus(CAREFUL), refusalsNow, hour, day);
  }

  GateState answered() {
    return new GateState(seenAt, left, why, careful, 0, hour, day);
  }

  /// One more call.
  GateState counted() {
    return new GateState(seenAt, left, why, careful, refusals, hour.counted(seenAt), day.counted(seenAt));
  }

  private static Duration clamped(Duration length, Duration longest) {
    return length.isNegative() ? Duration.ZERO : length.compareTo(longest) > 0 ? longest : length;
  }
}
