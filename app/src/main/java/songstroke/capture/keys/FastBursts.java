package songstroke.capture.keys;

import java.util.ArrayDeque;
import java.util.OptionalLong;

import songstroke.timeline.KeyClass;
import songstroke.timeline.LeftOut;

/// Holds presses back until it is clear whether hands made them, and leaves out those that came too fast.
///
/// A burst is a row of at least [#LEAST] text presses, each at most [#GAP_MS] after the one before, on average at most
/// [#MEAN_MS] apart: 83 keys per second, where the fastest typists reach 25. Two or three keys that roll off the
/// fingers, or an input method that writes a word, are no burst. Repeats of a held key neither make nor break one.
///
/// Presses are reported with their own times once the row is over, at most [#GAP_MS] after its last press: whoever
/// feeds this calls [#settle] when [#millisLeft] have passed without a press. For the source's own thread.
public final class FastBursts {
  /// Fewer presses are no burst.
  public static final int LEAST = 10;
  /// A longer time between two text presses ends the row, in ms.
  public static final int GAP_MS = 20;
  /// Hands are slower than this in the long run, in ms per press.
  public static final int MEAN_MS = 12;
  private static final long MILLI = 1_000_000;

  private final KeyReporter reporter;
  private final LeftOut why;
  private final ArrayDeque<Entry> waiting = new ArrayDeque<>();
  private long first;
  private long last = Long.MIN_VALUE;
  private long count;
  private boolean burst;
  private long leftOutFrom = 0;
  private long leftOutTo = -1;

  /// What waits to be reported.
  private sealed interface Entry {
    record Press(long sequence, long nanos, KeyClass keyClass, boolean repeat, boolean byHand)
        implements
          Entry {}

    record Release(long sequence, long nanos) implements Entry {}
  }

  /// @param why what a press of a burst is left out as
  public FastBursts(KeyReporter reporter, LeftOut why) {
    this.reporter = reporter;
    this.why = why;
  }

  /// Takes a press and returns its sequence number.
  ///
  /// @param nanos when, on the monotonic clock
  public long pressed(long nanos, KeyClass keyClass, boolean repeat) {
    if (!continues(nanos)) {
      report();
      count = 0;
      burst = false;
      first = nanos;
    }
    long sequence = reporter.nextSequence();
    if (keyClass.isText() && !repeat) {
      count++;
      last = nanos;
    }
    var press = new Entry.Press(sequence, nanos, keyClass, repeat, true);
    if (burst) {
      leftOutTo = sequence;
      reporter.leftOut(why);
    } else if (count == 0) {
      report(press);
    } else {
      waiting.add(press);
      if (count >= LEAST && last - first <= (count - 1) * MEAN_MS * MILLI) {
        leaveOut();
      }
    }
    return sequence;
  }

  /// Takes a press that counts however fast it came, and returns its sequence number.
  public long pressedByProgram(long nanos, KeyClass keyClass, boolean repeat) {
    var press = new Entry.Press(reporter.nextSequence(), nanos, keyClass, repeat, false);
    if (waiting.isEmpty()) {
      report(press);
    } else {
      waiting.add(press);
    }
    return press.sequence();
  }

  /// Takes the release of an earlier press.
  public void released(long sequence, long nanos) {
    var release = new Entry.Release(sequence, nanos);
    if (isLeftOut(sequence)) {
      return;
    }
    if (waiting.isEmpty()) {
      report(release);
    } else {
      waiting.add(release);
    }
  }

  /// How long from now on nothing must be pressed for [#settle] to report what waits, in ms; empty when nothing waits.
  public OptionalLong millisLeft(long nowNanos) {
    return waiting.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(Math.clamp(GAP_MS + 1 - Math.floorDiv(nowNanos - last, MILLI), 1L, GAP_MS + 1L));
  }

  /// Reports what waits if no press can join it any more.
  public void settle(long nowNanos) {
    if (nowNanos - last > GAP_MS * MILLI) {
      report();
    }
  }

  /// Reports what waits.
  public void report() {
    while (!waiting.isEmpty()) {
      report(waiting.remove());
    }
  }

  private boolean continues(long nanos) {
    return last != Long.MIN_VALUE && nanos - last <= GAP_MS * MILLI;
  }

  private void leaveOut() {
    burst = true;
    leftOutFrom = leftOutTo + 1;
    for (Entry entry = waiting.poll(); entry != null; entry = waiting.poll()) {
      switch (entry) {
        case Entry.Press press when press.byHand() -> {
          leftOutFrom = isLeftOut(leftOutFrom) ? leftOutFrom : press.sequence();
          leftOutTo = press.sequence();
          reporter.leftOut(why);
        }
        case Entry.Press press -> report(press);
        case Entry.Release release -> {
          if (!isLeftOut(release.sequence())) {
            report(release);
          }
        }
      }
    }
  }

  /// Whether a press belongs to the burst before; the keys of earlier ones are up.
  private boolean isLeftOut(long sequence) {
    return leftOutFrom <= sequence && sequence <= leftOutTo;
  }

  private void report(Entry entry) {
    switch (entry) {
      case Entry.Press press ->
        reporter.pressed(press.sequence(), press.nanos(), press.keyClass(), press.repeat());
      case Entry.Release release -> reporter.released(release.sequence(), release.nanos());
    }
  }
}
