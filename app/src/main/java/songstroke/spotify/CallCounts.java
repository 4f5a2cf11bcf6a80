package songstroke.spotify;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// How many calls were made in the units of time that make up a window: the last 60 minutes, or the last 24 hours.
/// Immutable.
///
/// Calls count until the unit in which they were made lies wholly outside the window, so never fewer are counted than
/// the window holds.
///
/// @param unit   the length of a unit
/// @param length of the window, in units
/// @param counts by the number of the unit since 1970 UTC
record CallCounts(Duration unit, int length, SortedMap<Long, Integer> counts) {
  CallCounts {
    counts = new TreeMap<>(counts);
  }

  /// No calls yet, in the window of an hour.
  static CallCounts ofHour() {
    return new CallCounts(Duration.ofMinutes(1), 60, new TreeMap<>());
  }

  /// No calls yet, in the window of a day.
  static CallCounts ofDay() {
    return new CallCounts(Duration.ofHours(1), 24, new TreeMap<>());
  }

  /// The same window with other counts.
  CallCounts with(SortedMap<Long, Integer> others) {
    return new CallCounts(unit, length, others);
  }

  /// The calls that still count at a later moment. Those that seem to lie ahead, by a clock that was set back, count as
  /// made now: a clock that is set back gives no calls back, and takes none for longer than the window and a unit.
  CallCounts at(Instant now) {
    long current = number(now);
    var kept = new TreeMap<Long, Integer>();
    counts.forEach((then, count) -> {
      if (then >= current - length) {
        kept.merge(Math.min(then, current), count, Integer::sum);
      }
    });
    return with(kept);
  }

  /// One more call.
  CallCounts counted(Instant now) {
    var more = new TreeMap<>(counts);
    more.merge(number(now), 1, Integer::sum);
    return with(more);
  }

  int used() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /// Until the oldest calls no longer count; zero when there are none.
  Duration untilOldestExpire(Instant now) {
    return counts.isEmpty() ? Duration.ZERO : untilExpiry(counts.firstKey(), now);
  }

  /// The shortest interval that can be kept up from now on with no more than `budget` calls counted at any time.
  Duration evenInterval(int budget, Instant now) {
    long left = (long) budget - used();
    Duration longest = Duration.ZERO;
    for (Map.Entry<Long, Integer> oldest : counts.entrySet()) {
      Duration span = untilExpiry(oldest.getKey(), now);
      longest = longer(longest, left > 0 ? span.dividedBy(left) : span);
      left += oldest.getValue();
    }
    return longer(longest, unit.multipliedBy(length + 1L).dividedBy(Math.max(1, budget)));
  }

  private Duration untilExpiry(long number, Instant now) {
    return Duration.between(now, Instant.ofEpochSecond((number + length + 1) * unit.toSeconds()));
  }

  private long number(Instant instant) {
    return Math.floorDiv(instant.getEpochSecond(), unit.toSeconds());
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
