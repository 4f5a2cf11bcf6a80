package songstroke.visualize;

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
  /// @param clock    shows the time of day, if that is known
  static TimeTicks over(long lengthMs, Optional<SessionClock> clock) {
    long step = step(lengthMs);
    List<Tick> ticks = new ArrayList<>();
    if (clock.isPresent()) {
      ofDay(clock.get(), lengthMs, step * 1_000, ticks);
      return new TimeTicks(ticks, "time of day");
    }
    for (long second = 0; second * 1_000 <= lengthMs; second += step) {
      ticks.add(new Tick(second * 1_000, elapsed(second, step, lengthMs)));
    }
    return new TimeTicks(ticks, title(step, lengthMs));
  }

  /// Adds round times of day, on each side of a change of the clock as it showed them there. Next to a change a tick
  /// that would lie on its neighbor is left out.
  private static void ofDay(SessionClock clock, long lengthMs, long stepMs, List<Tick> ticks) {
    long from = 0;
    for (int part = 0; part <= clock.shifts().size() && from <= lengthMs; part++) {
      long to = part < clock.shifts().size() ? clock.shifts().get(part).atMs() : lengthMs + 1;
      long shown = clock.at(from);
      for (long at = Math.ceilDiv(shown, stepMs) * stepMs; at - shown + from < Math.min(to,
          lengthMs + 1); at += stepMs) {
        long ms = at - shown + from;
        if (ticks.isEmpty() || ms - ticks.getLast().atMs() >= stepMs / 2) {
          ticks.add(new Tick(ms, SessionClock.text(at, stepMs < 60_000)));
        }
      }
      from = Math.max(from, to);
    }
  }

  /// A time in hours, minutes and seconds: `21:04:10`.
  static String exact(long ms, Optional<SessionClock> clock) {
    return clock.isPresent()
        ? clock.get().exact(ms)
        : ms / 3_600_000 + ":" + two(ms / 60_000 % 60) + ":" + two(ms / 1_000 % 60);
  }

  private static long step(long lengthMs) {
    for (int step : STEPS_S) {
      if (lengthMs <= 1_000L * MOST * step) {
        return step;
      }
    }
    return DAY_S * Math.max(1, Math.ceilDiv(lengthMs, MOST * DAY_S * 1_000));
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

  static String two(long number) {
    return number < 10 ? "0" + number : Long.toString(number);
  }
}
