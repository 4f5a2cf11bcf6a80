package songstroke.timeline;

import java.time.Duration;

/// Lets time pass; a test moves its clocks instead.
@FunctionalInterface
public interface Sleeper {
  /// Returns after that long.
  void sleep(Duration length) throws InterruptedException;

  /// Sleeps.
  static Sleeper real() {
    return Thread::sleep;
  }
}
