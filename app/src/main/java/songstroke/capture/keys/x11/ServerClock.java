package songstroke.capture.keys.x11;

import java.io.IOException;
import java.nio.ByteBuffer;

import songstroke.timeline.Clocks;

/// The X server's clock, read in our own monotonic time.
///
/// A server stamps its events in milliseconds, cut off at 32 bits (49.7 days). On one Linux machine that is the
/// same clock as ours, and a stamp is right to the millisecond however late it is read; this is checked, by a
/// change that the server stamps between two readings of our clock. Another clock (a remote server, another
/// system) is estimated from the quickest of several such round trips, and again every minute because two clocks
/// drift apart. For the thread of its connection.
final class ServerClock {
  private static final long MILLI = 1_000_000;
  private static final long RENEW_AFTER = 60_000 * MILLI;
  private static final int ROUND_TRIPS = 8;
  private static final int PROPERTY_NOTIFY = 28;

  private final XConnection x;
  private final Clocks clocks;
  private final int window;
  private long offset;
  private boolean same;
  private long estimatedAt;

  private ServerClock(XConnection x, Clocks clocks, int window) {
    this.x = x;
    this.clocks = clocks;
    this.window = window;
  }

  /// Meets the clock of a server that is connected.
  static ServerClock of(XConnection x, Clocks clocks) throws IOException {
    int window = x.setup().resourceBase();
    x.send(XRequest.createHiddenWindow(window, x.setup().root()));
    var clock = new ServerClock(x, clocks, window);
    clock.estimate();
    return clock;
  }

  /// When an event happened, on our monotonic clock: the middle of its millisecond, and not after it was received.
  ///
  /// @param serverMs      the event's stamp
  /// @param receivedNanos when it was read, on our clock
  long nanosOf(int serverMs, long receivedNanos) throws IOException {
    if (!same && receivedNanos - estimatedAt > RENEW_AFTER) {
      estimate();
    }
    return nanosOf(serverMs, receivedNanos, offset);
  }

  /// The same for a server whose clock, in ns, is so much ahead of ours; of the stamp's possible meanings the one
  /// nearest to its receipt.
  static long nanosOf(int serverMs, long receivedNanos, long offset) {
    long expected = receivedNanos + offset;
    int late = serverMs - (int) Math.floorDiv(expected, MILLI);
    return Math.min(receivedNanos, receivedNanos + late * MILLI - Math.floorMod(expected, MILLI) + MILLI / 2);
  }

  /// Whether a stamp taken between two readings of our clock can come from the same clock, to the millisecond.
  static boolean fits(int serverMs, long before, long after) {
    return serverMs - (int) Math.floorDiv(before, MILLI) >= -1
        && serverMs - (int) Math.floorDiv(after, MILLI) <= 1;
  }

  private void estimate() throws IOException {
    long quickest = Long.MAX_VALUE;
    for (int i = 0; i < ROUND_TRIPS; i++) {
      long before = clocks.monotonicNanos();
      int serverMs = serverTime();
      long after = clocks.monotonicNanos();
      same = fits(serverMs, before, after);
      if (same) {
        offset = 0;
        return;
      }
      if (after - before < quickest) {
        quickest = after - before;
        offset = serverMs * MILLI + MILLI / 2 - (before + quickest / 2);
      }
      estimatedAt = after;
    }
  }

  /// Has the server stamp a change of a property of our own.
  private int serverTime() throws IOException {
    x.send(XRequest.touchProperty(window));
    return x.next(this::isOurs).getInt(12);
  }

  private boolean isOurs(ByteBuffer event) {
    return (event.get(0) & 0x7f) == PROPERTY_NOTIFY && event.getInt(4) == window;
  }
}
