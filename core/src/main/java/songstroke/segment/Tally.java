package songstroke.segment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import songstroke.segment.TypingMetrics.Keys;
import songstroke.timeline.KeyClass;
import songstroke.timeline.PressBuffer;

/// The typing metrics of one stretch under the three pause limits at once. Its memory hardly grows with the presses.
///
/// The limits nest: an interval that is included under one limit is included under every longer one. So what is counted
/// of an interval is counted once, for the shortest limit that includes it, and the metrics of a longer limit are sums.
final class Tally {
  private static final int LIMITS = PauseLimit.values().length;
  private static final int SHORTEST_LIMIT = PauseLimit.SHORTER.millis();
  private static final int USUAL_LIMIT = PauseLimit.USUAL.millis();
  private static final int LONGEST_LIMIT = PauseLimit.LONGER.millis();
  private static final int LONGEST_HOLD_MS = 1000;
  private static final KeyClass[] CLASSES = KeyClass.values();
  private static final int BACKSPACE = KeyClass.BACKSPACE.number();
  private static final int TEXT_CODES = BACKSPACE + 1;
  private static final int LANE = 16;
  private static final int LANE_MASK = (1 << LANE) - 1;
  /// Before any time there is, and far enough from it to be a pause.
  private static final long LONG_AGO = Long.MIN_VALUE / 2;
  private static final int[] ZEROS = new int[LONGEST_HOLD_MS + 1];

  private final int[] byCode = new int[2 * CLASSES.length];
  private final int[] holds = new int[LONGEST_HOLD_MS + 1];
  private final IntervalLengths lengths = new IntervalLengths();
  private final IntervalSums[] sums = new IntervalSums[LIMITS];
  private final Evenness[] evenness = new Evenness[LIMITS];
  /// The first text press, and each that follows a break in which a session ends.
  private final List<Long> sessionStarts = new ArrayList<>();

  private int heldPresses;
  private long lastT = LONG_AGO;
  private int lastHold;

  /// What was counted of the intervals that are no longer than a limit and longer than the one before it.
  private static final class IntervalSums {
    private long intervals;
    private long millis;
    private long toBackspace;
    private long rolloverPairs;
    private long rollovers;

    private void add(int moreIntervals, int moreMillis, int moreToBackspace, int morePairs,
        int moreRollovers) {
      intervals += moreIntervals;
      millis += moreMillis;
      toBackspace += moreToBackspace;
      rolloverPairs += morePairs;
      rollovers += moreRollovers;
    }

    private void clear() {
      intervals = 0;
      millis = 0;
      toBackspace = 0;
      rolloverPairs = 0;
      rollovers = 0;
    }
  }

  Tally() {
    Arrays.setAll(sums, _ -> new IntervalSums());
    Arrays.setAll(evenness, _ -> new Evenness());
  }

  /// Adds the presses `from` to `to`, which is not included, of a buffer; they come after those before.
  ///
  /// This is the loop that every press goes through. It makes no object, its counts are local numbers while it runs,
  /// and it decides nothing that a sign bit can say.
  void add(PressBuffer presses, int from, int to) {
    long[] times = presses.times();
    byte[] codes = presses.codes();
    int[] held = presses.holds();
    int[] counts = byCode;
    int[] histogram = lengths.fluent;
    int[] holdHistogram = holds;
    for (Evenness each : evenness) {
      each.makeRoom();
    }
    int[] seconds1 = evenness[0].seconds;
    int[] seconds2 = evenness[1].seconds;
    int[] seconds3 = evenness[2].seconds;
    int clock1 = evenness[0].clock();
    int clock2 = evenness[1].clock();
    int clock3 = evenness[2].clock();
    int done1 = evenness[0].presses();
    int done2 = evenness[1].presses();
    int done3 = evenness[2].presses();
    long before = lastT;
    int beforeHold = lastHold;
    // Text presses by code, side by side in one number: a buffer holds fewer than a lane can count.
    long text = 0;
    int known = 0;
    int intervals = 0;
    int millis = 0;
    int toBackspace = 0;
    int pairs = 0;
    int rollovers = 0;
    for (int i = from; i < to; i++) {
      int code = codes[i];
      if (code >= TEXT_CODES) {
        counts[code]++;
        continue;
      }
      text += 1L << (code * LANE);
      long t = times[i];
      int hold = held[i];
      long length = t - before;
      if (length <= SHORTEST_LIMIT) {
        int ms = (int) length;
        intervals++;
        millis += ms;
        histogram[ms]++;
        toBackspace += code >>> 1;
        // The sign bits: of a hold that is not known, and of an interval shorter than the hold.
        pairs += ~beforeHold >>> 31;
        rollovers += (ms - beforeHold) >>> 31;
        seconds1[Evenness.place(clock1 + millis)] = done1 + intervals;
        seconds2[Evenness.place(clock2 + millis)] = done2 + intervals;
        seconds3[Evenness.place(clock3 + millis)] = done3 + intervals;
      } else if (length <= LONGEST_LIMIT) {
        int ms = (int) length;
        addLong(ms, code >>> 1, beforeHold);
        if (ms <= USUAL_LIMIT) {
          clock2 += ms;
          done2++;
          seconds2[Evenness.place(clock2 + millis)] = done2 + intervals;
        }
        clock3 += ms;
        done3++;
        seconds3[Evenness.place(clock3 + millis)] = done3 + intervals;
      } else if (length > Sessions.LONGEST_BREAK_MS) {
        sessionStarts.add(t);
      }
      if (hold >= 0 && hold <= LONGEST_HOLD_MS) {
        holdHistogram[hold]++;
        known++;
      }
      before = t;
      beforeHold = hold;
    }
    lastT = before;
    lastHold = beforeHold;
    heldPresses += known;
    for (int code = 0; code < TEXT_CODES; code++) {
      counts[code] += (int) (text >>> (code * LANE)) & LANE_MASK;
    }
    evenness[0].set(clock1 + millis, done1 + intervals);
    evenness[1].set(clock2 + millis, done2 + intervals);
    evenness[2].set(clock3 + millis, done3 + intervals);
    sums[0].add(intervals, millis, toBackspace, pairs, rollovers);
  }

  /// Adds an included interval longer than the shortest limit.
  private void addLong(int ms, int toBackspace, int hold) {
    lengths.addLong(ms);
    sums[ms <= USUAL_LIMIT ? 1 : 2].add(1, ms, toBackspace, ~hold >>> 31, (ms - hold) >>> 31);
  }

  /// Back to nothing, to be used for another stretch.
  void clear() {
    Arrays.fill(byCode, 0);
    lengths.clear();
    System.arraycopy(ZEROS, 0, holds, 0, holds.length);
    for (int limit = 0; limit < LIMITS; limit++) {
      sums[limit].clear();
      evenness[limit].clear();
    }
    sessionStarts.clear();
    heldPresses = 0;
    lastT = LONG_AGO;
  }

  /// Its presses by class.
  Keys keys() {
    long repeats = 0;
    for (KeyClass keyClass : CLASSES) {
      repeats += byCode[PressBuffer.code(keyClass, true)];
    }
    return new Keys(Arrays.stream(byCode).sum(), byCode[KeyClass.CHAR.number()],
        byCode[KeyClass.SPACE.number()],
        byCode[KeyClass.BACKSPACE.number()], byCode[KeyClass.OTHER.number()], repeats);
  }

  /// Included intervals under a limit.
  long intervals(PauseLimit limit) {
    long sum = 0;
    for (int i = 0; i <= limit.place(); i++) {
      sum += sums[i].intervals;
    }
    return sum;
  }

  /// Their sum in ms.
  long activeMs(PauseLimit limit) {
    long sum = 0;
    for (int i = 0; i <= limit.place(); i++) {
      sum += sums[i].millis;
    }
    return sum;
  }

  /// Text presses at which a session may begin, in ms on the recording's line, in order: the first, and each that
  /// follows a break in which a session ends. Empty without a text press.
  List<Long> sessionStarts() {
    return sessionStarts;
  }

  /// The last text press; only there when there are [#sessionStarts].
  long lastText() {
    return lastT;
  }

  /// The metrics under each limit, in the order of [PauseLimit].
  TypingMetrics[] metrics() {
    Keys keys = keys();
    long text = keys.chars() + keys.whitespace() + keys.backspaces();
    double hold = IntervalLengths.median(holds, heldPresses);
    lengths.count(intervals(PauseLimit.SHORTER), intervals(PauseLimit.USUAL), intervals(PauseLimit.LONGER));
    TypingMetrics[] metrics = new TypingMetrics[LIMITS];
    long intervals = 0;
    long millis = 0;
    long toBackspace = 0;
    long pairs = 0;
    long rollovers = 0;
    for (int limit = 0; limit < LIMITS; limit++) {
      IntervalSums more = sums[limit];
      intervals += more.intervals;
      millis += more.millis;
      toBackspace += more.toBackspace;
      pairs += more.rolloverPairs;
      rollovers += more.rollovers;
      double netWpm = millis == 0 ? Double.NaN : 12_000.0 * Math.max(0, intervals - 2 * toBackspace) / millis;
      double rolloverRatio = pairs == 0 ? Double.NaN : (double) rollovers / pairs;
      metrics[limit] = new TypingMetrics(keys, intervals, millis, netWpm, text - intervals,
          lengths.spread(limit),
          rolloverRatio, hold, evenness[limit].over(millis));
    }
    return metrics;
  }
}
