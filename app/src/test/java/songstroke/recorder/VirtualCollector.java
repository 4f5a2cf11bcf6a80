package songstroke.recorder;

import java.util.OptionalLong;
import java.util.function.LongSupplier;

import songstroke.timeline.Anchor;
import songstroke.timeline.Clocks;

/// The collector on a machine whose sleep a test decides on.
public final class VirtualCollector {
  private VirtualCollector() {}

  /// A collector that asks a test how long the machine has been up.
  ///
  /// @param upMillis how long the machine has been up, sleep included
  public static Collector on(Clocks clocks, Anchor anchor, LongSupplier upMillis) {
    return new Collector(clocks, anchor, new ClockWatch(clocks, () -> OptionalLong.of(upMillis.getAsLong())));
  }
}
