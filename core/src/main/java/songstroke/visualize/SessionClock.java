package songstroke.visualize;

import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;

/// What the clock on the wall showed during a session.
///
/// @param start  at the session's start
/// @param shifts when it was set forward or back, such as to summer time, in the order of time
public record SessionClock(LocalTime start, List<Shift> shifts) {
  private static final long DAY_MS = 86_400_000;

  public SessionClock {
    shifts = shifts.stream().sorted(Comparator.comparingLong(Shift::atMs)).toList();
  }

  /// A change of the clock.
  ///
  /// @param atMs since the session's start
  /// @param byMs how far it was set forward
  public record Shift(long atMs, long byMs) {}

  /// A clock that was never set.
  public static SessionClock from(LocalTime start) {
    return new SessionClock(start, List.of());
  }

  /// The local time in ms since the midnight before the session's start.
  long at(long ms) {
    long shown = start.toNanoOfDay() / 1_000_000 + ms;
    for (Shift shift : shifts) {
      shown += shift.atMs <= ms ? shift.byMs : 0;
    }
    return shown;
  }

  /// The same as hours, minutes and seconds: `21:04:10`.
  String exact(long ms) {
    return text(at(ms), true);
  }

  /// A local time as it reads, of whatever day.
  static String text(long sinceMidnightMs, boolean seconds) {
    long second = Math.floorMod(sinceMidnightMs, DAY_MS) / 1_000;
    String minutes = TimeTicks.two(second / 3_600) + ":" + TimeTicks.two(second / 60 % 60);
    return seconds ? minutes + ":" + TimeTicks.two(second % 60) : minutes;
  }
}
