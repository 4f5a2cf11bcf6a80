package songstroke.timeline;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/// Clocks that stand still until a test moves them.
public final class SettableClocks implements Clocks {
  private long nanos = 5_000_000_000L;
  private Instant wall;
  private ZoneId zone;

  public SettableClocks(Instant wall, ZoneId zone) {
    this.wall = wall;
    this.zone = zone;
  }

  /// Lets both clocks run on.
  public synchronized void tick(Duration by) {
    nanos += by.toNanos();
    wall = wall.plus(by);
  }

  /// Steps the wall clock alone, as a time server or a person would.
  public synchronized void stepWall(Duration by) {
    wall = wall.plus(by);
  }

  public synchronized void moveTo(ZoneId newZone) {
    zone = newZone;
  }

  @Override
  public synchronized long monotonicNanos() {
    return nanos;
  }

  @Override
  public synchronized Instant wall() {
    return wall;
  }

  @Override
  public synchronized ZoneId zone() {
    return zone;
  }
}
