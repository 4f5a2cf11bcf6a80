package songstroke.recorder;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Tells that the person wants something that takes long to end. Safe for use by several threads.
@FunctionalInterface
public interface StopSignal {
  /// Waits for that long, or less when the person wants it to end.
  ///
  /// @return whether they want it to end
  boolean within(Duration time);

  /// A signal that comes only when the waiting thread is interrupted.
  static StopSignal never() {
    return time -> {
      try {
        return new CountDownLatch(1).await(time.toNanos(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return true;
      }
    };
  }
}
