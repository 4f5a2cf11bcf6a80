package songstroke.segment;

import songstroke.segment.TypingMetrics.Iki;
import songstroke.timeline.KeyClass;
import songstroke.timeline.KeyPress;

/// The typing metrics of one segment, press by press. Its memory does not grow with the presses.
final class Tally {
  private static final int LONGEST_HOLD_MS = 1000;
  private static final int FEWEST_FOR_A_SPREAD = 2;

  private final int pauseMs;
  private final KeyCounter keys = new KeyCounter();
  private final Histogram spread;
  private final Histogram holds = new Histogram(LONGEST_HOLD_MS);
  private final Evenness evenness = new Evenness();

  private long intervals;
  private long activeMs;
  private long intervalsToBackspace;
  private long rolloverPairs;
  private long rollovers;
  private long bursts;
  private boolean inBurst;
  private long lastT;
  private int lastHold;

  Tally(int pauseMs) {
    this.pauseMs = pauseMs;
    spread = new Histogram(pauseMs);
  }

  /// Adds a press; its time is not before the last one's.
  void add(KeyPress press) {
    keys.add(press);
    if (!press.isText()) {
      return;
    }
    if (inBurst) {
      interval(press);
    } else {
      bursts++;
      inBurst = true;
    }
    if (press.holdMs() != KeyPress.UNKNOWN_HOLD && press.holdMs() <= LONGEST_HOLD_MS) {
      holds.add(press.holdMs());
    }
    lastT = press.t();
    lastHold = press.holdMs();
  }

  private void interval(KeyPress press) {
    long length = press.t() - lastT;
    if (length > pauseMs) {
      bursts++;
      return;
    }
    intervals++;
    activeMs += length;
    evenness.add(activeMs);
    if (length > 0) {
      spread.add((int) length);
    }
    if (press.keyClass() == KeyClass.BACKSPACE) {
      intervalsToBackspace++;
    }
    if (lastHold != KeyPress.UNKNOWN_HOLD) {
      rolloverPairs++;
      if (length < lastHold) {
        rollovers++;
      }
    }
  }

  /// Back to nothing, to be used for another segment.
  void clear() {
    keys.clear();
    spread.clear();
    holds.clear();
    evenness.clear();
    intervals = 0;
    activeMs = 0;
    intervalsToBackspace = 0;
    rolloverPairs = 0;
    rollovers = 0;
    bursts = 0;
    inBurst = false;
  }

  long presses() {
    return keys.presses();
  }

  long intervals() {
    return intervals;
  }

  long activeMs() {
    return activeMs;
  }

  TypingMetrics metrics() {
    return new TypingMetrics(keys.keys(), intervals, activeMs, netWpm(), bursts, iki(),
        rolloverPairs == 0 ? Double.NaN : (double) rollovers / rolloverPairs, holds.quantile(0.5),
        evenness.over(activeMs));
  }

  private double netWpm() {
    return activeMs == 0
        ? Double.NaN
        : 12_000.0 * Math.max(0, intervals - 2 * intervalsToBackspace) / activeMs;
  }

  private Iki iki() {
    return spread.total() < FEWEST_FOR_A_SPREAD
        ? Iki.UNKNOWN
        : new Iki(spread.quantile(0.5), spread.quantile(0.25), spread.quantile(0.75));
  }
}
