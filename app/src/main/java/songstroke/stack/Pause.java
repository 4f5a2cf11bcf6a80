package songstroke.stack;

import java.time.Duration;

/// Lets time pass before another attempt.
interface Pause {
  void await(Duration time) throws InterruptedException;

  /// Really waits.
  static Pause sleeping() {
    return Thread::sleep;
  }
}
