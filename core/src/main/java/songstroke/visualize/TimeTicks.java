package songstroke.visualize;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The times along a session's edge: round times of day, or round times since the start.
///
/// @param title what they count
record TimeTicks(List<Tick> ticks, String title) {
  private static final int MOST = 12;
  private static final int[] STEPS_S = {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200,
    10_800, 21_600, 43_200};
  private static final long DAY_S = 86_400;

  TimeTicks {
    ticks = List.copyOf(ticks);
  }

  /// @param atMs since the session's start
  record Tick(long atMs, String label) {}

  /// At most thirteen ticks for a session of that length.
  ///
  /// @param lengthMs 1 or more
  /// @param start    the local time of day at the session's start
  static TimeTicks over(long lengthMs, Optional<LocalTime> start) {
    long offsetMs = start.map(time -> time.toNanoOfDay() / 1_000_000).orElse(0L);
    long step = step(lengthMs);
    List<Tick> ticks = new ArrayList<>();
    for (long i = Math.ceilDiv(offsetMs, step * 1_000); i * step * 1_000 - offsetMs <= lengthMs; i++) {
      long second = i * step;
      ticks.add(new Tick(second * 1_000 - offsetMs,
          start.isPresent() ? clock(second % DAY_S, step) : elapsed(second, step, lengthMs)));
    }
    return new TimeTicks(ticks, start.isPresent() ? "time of day" : title(step, lengthMs));
  }

  /// A time in hours, minutes and seconds: `21:04:10`.
  static String exact(long ms, Optional<LocalTime> start) {
    if (start.isEmpty()) {
      return ms / 3_600_000 + ":" + two(ms / 60_000 % 60) + ":" + two(ms / 1_000 % 60);
    }
    return clock((start.get().toNanoOfDay() / 1_000_000 + ms) / 1_000 % DAY_S, 1);
  }

  private static long step(long lengthMs) {
    for (int step : STEPS_S) {
      if (lengthMs <= 1_000L * MOST * step) {
        return step;
      }
    }
    return DAY_S * Math.max(1, Math.ceilDiv(lengthMs, MOST * DAY_S * 1_000));
  }

  private static String clock(long second, long step) {
    String minutes = two(second / 3_600) + ":" + two(second / 60 % 60);
    return step < 60 ? minutes + ":" + two(second % 60) : minutes;
  }

  private static String elapsed(long second, long step, long lengthMs) {
    if (step < 60) {
      return second / 60 + ":" + two(second % 60);
    }
    return inHours(lengthMs) ? second / 3_600 + ":" + two(second / 60 % 60) : Long.toString(second / 60);
  }

  private static String title(long step, long lengthMs) {
    if (step < 60) {
      return "minutes and seconds since the start";
    }
    return inHours(lengthMs) ? "hours and minutes since the start" : "minutes since the start";
  }

  private static boolean inHours(long lengthMs) {
    return lengthMs > 3 * 3_600_000L;
  }

  private static String two(long number) {
    return number < 10 ? "0" + number : Long.toString(number);
  }
}
