package songstroke.http;

import java.time.Duration;

import songstroke.timeline.Clocks;

/// When several things that are done one after the other must be over.
///
/// @param untilNanos on the monotonic clock
public record Deadline(Clocks clocks, long untilNanos) {
  /// So long from now.
  public static Deadline in(Duration length, Clocks clocks) {
    return new Deadline(clocks, clocks.monotonicNanos() + length.toNanos());
  }

  /// The time that is left; not positive when there is none.
  public Duration left() {
    return Duration.ofNanos(untilNanos - clocks.monotonicNanos());
  }
}
