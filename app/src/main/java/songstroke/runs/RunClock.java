package songstroke.runs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import songstroke.pipeline.RunRecord;

/// What time it is as far as the runs so far bear that out: the clock on the wall may be wrong for a while, and what is
/// deleted by a wrong clock is gone.
///
/// Each run reads the clock. A reading that follows the one before within the *stride* is believed. One that leaps
/// further is believed once two later runs have read later times, the last of them at least a day later. When the clock
/// goes back, the later readings were wrong. The reasons are in `docs/decisions/retention.md`.
public final class RunClock {
  private static final Duration LONGEST_STRIDE = Duration.ofHours(36);
  private static final Duration PROBATION = Duration.ofDays(1);
  private static final int WITNESSES = 2;
  /// A leap as long as this is taken for the end of a time in which the clock was behind.
  private static final Duration ABSENCE = Duration.ofDays(366);

  private final Duration stride;
  /// The newest reading that is believed, then those that are not, in order.
  private final List<Instant> readings = new ArrayList<>();
  private final Map<String, Instant> earliest = new HashMap<>();
  private Instant highest = Instant.MIN;
  private Instant restart = Instant.MIN;

  private RunClock(Duration stride) {
    this.stride = stride;
  }

  /// The clock after these runs.
  ///
  /// @param runs in the order in which they began
  /// @param now  what the clock on the wall shows
  /// @param keep for how long something is kept that is judged by this clock; the shorter, the shorter the stride
  public static RunClock after(List<RunRecord> runs, Instant now, Duration keep) {
    Duration quarter = keep.dividedBy(4);
    var clock = new RunClock(quarter.compareTo(LONGEST_STRIDE) < 0 ? quarter : LONGEST_STRIDE);
    for (RunRecord run : runs) {
      clock.read(run.started());
      clock.earliest.put(run.id(), clock.highest);
    }
    clock.read(now);
    return clock;
  }

  /// The newest reading that is believed.
  public Instant now() {
    return readings.getFirst();
  }

  /// When something was made, at the earliest, whatever the clock showed then.
  ///
  /// @param run  the run that made it
  /// @param made what the clock showed
  public Instant atEarliest(String run, Instant made) {
    return latest(latest(made, restart), earliest.getOrDefault(run, Instant.MIN));
  }

  private void read(Instant reading) {
    while (!readings.isEmpty() && readings.getLast().isAfter(reading)) {
      readings.removeLast();
    }
    readings.add(reading);
    while (readings.size() > 1 && (isStep() || isBorneOut())) {
      if (isAbsence()) {
        restart = readings.get(1);
      }
      readings.removeFirst();
    }
    highest = latest(highest, now());
  }

  /// After a time in which the clock was behind that of earlier runs, those say how old something is.
  private boolean isAbsence() {
    return Duration.between(readings.get(0), readings.get(1)).compareTo(ABSENCE) > 0
        && readings.getFirst().equals(highest);
  }

  private boolean isStep() {
    return Duration.between(readings.get(0), readings.get(1)).compareTo(stride) <= 0;
  }

  private boolean isBorneOut() {
    return readings.size() > 1 + WITNESSES
        && Duration.between(readings.get(1), readings.getLast()).compareTo(PROBATION) >= 0;
  }

  private static Instant latest(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
