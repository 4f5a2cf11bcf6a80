package songstroke.timeline;

import java.time.Instant;
import java.time.ZoneId;

/// The two clocks of the program: a monotonic one for lengths and order, a wall clock with its zone for
/// labels. Nothing else in the program asks the machine for the time.
///
/// Implementations are safe for use by several threads.
public interface Clocks {
  /// A reading of the monotonic clock, in nanoseconds from an arbitrary origin. Never goes back; may stand
  /// still while the machine sleeps.
  long monotonicNanos();

  /// What the clock on the wall shows. May step in either direction.
  Instant wall();

  /// The zone in which the person reads the clock.
  ZoneId zone();

  /// The machine's own clocks.
  static Clocks system() {
    return SystemClocks.INSTANCE;
  }
}
