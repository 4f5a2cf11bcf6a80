package songstroke.timeline;

import java.time.Instant;
import java.time.ZoneId;

/// The machine's clocks. The only class that reads them.
enum SystemClocks implements Clocks {
  INSTANCE;

  @Override
  public long monotonicNanos() {
    return System.nanoTime();
  }

  @Override
  public Instant wall() {
    return Instant.now();
  }

  @Override
  public ZoneId zone() {
    return ZoneId.systemDefault();
  }
}
