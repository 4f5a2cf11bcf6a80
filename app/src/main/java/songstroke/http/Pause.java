package songstroke.http;

import java.time.Duration;

/// Lets time pass; a test moves its clocks instead.
@FunctionalInterface
public interface Pause {
  void of(Duration length) throws InterruptedException;

  /// Sleeps.
  static Pause sleeping() {
    return Thread::sleep;
  }
}
