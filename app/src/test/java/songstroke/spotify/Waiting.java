package songstroke.spotify;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import songstroke.timeline.Clocks;

/// Waits for something that another thread or process does, for half a minute at most.
public final class Waiting {
  private static final long LIMIT_NANOS = Duration.ofSeconds(30).toNanos();

  private Waiting() {}

  public static void until(String what, BooleanSupplier condition) {
    long start = Clocks.system().monotonicNanos();
    while (!condition.getAsBoolean()) {
      if (Clocks.system().monotonicNanos() - start > LIMIT_NANOS) {
        fail("gave up waiting until " + what);
      }
      LockSupport.parkNanos(1_000_000);
    }
  }
}
