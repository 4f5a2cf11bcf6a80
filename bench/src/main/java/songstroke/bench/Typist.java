package songstroke.bench;

import java.util.List;
import java.util.SplittableRandom;

import songstroke.bench.Player.Change;
import songstroke.timeline.KeyClass;
import songstroke.timeline.KeyPress;

/// Presses of all classes with log-normal gaps, pauses and breaks, among them what is easily done wrong: ties, gaps of
/// exactly 1, 2 and 5 s, presses at the very millisecond of a boundary, releases after the next press, holds that are
/// long or not known, and repeats.
final class Typist {
  private static final int[] LIMITS = {1000, 2000, 5000};
  private static final int REPEAT_MS = 33;
  private static final int LONGEST_HOLD_MS = 1000;

  private final SplittableRandom random;
  private long t;
  private int repeats;

  Typist(SplittableRandom random) {
    this.random = random;
  }

  /// When the last line was.
  long now() {
    return t;
  }

  /// Writes the presses of a sitting and the changes of its music.
  ///
  /// @param most how many presses are still wanted
  /// @return how many there were
  long sitting(Lines lines, List<Change> music, long start, long end, long most) {
    double median = random.nextInt(130, 230);
    t = start;
    long count = 0;
    int next = 0;
    while (t < end && count < most) {
      long at = t + gap(median);
      while (next < music.size() && music.get(next).t() < at) {
        Change change = music.get(next);
        if (change.t() > t && random.nextInt(20) == 0) {
          // at the very millisecond of the change, before its line or after it
          at = change.t();
          if (random.nextBoolean()) {
            break;
          }
        }
        lines.put(change.line());
        next++;
      }
      t = at;
      press(lines);
      count++;
    }
    for (; count < most && next < music.size(); next++) {
      lines.put(music.get(next).line());
      t = Math.max(t, music.get(next).t());
    }
    return count;
  }

  private long gap(double median) {
    if (repeats > 0) {
      return REPEAT_MS;
    }
    int kind = random.nextInt(10_000);
    if (kind < 15) {
      return LIMITS[kind % LIMITS.length];
    }
    if (kind < 65) {
      return 0;
    }
    if (kind < 450) {
      return logNormal(2600, 0.7);
    }
    return kind < 465 ? random.nextLong(30_000, 90_000) : logNormal(median, 0.45);
  }

  private void press(Lines lines) {
    int kind = random.nextInt(10_000);
    int keyClass = keyClass(kind % 100);
    boolean repeat = repeats > 0;
    if (repeat) {
      repeats--;
    } else if (kind < 15) {
      repeats = random.nextInt(1, 12);
    }
    lines.press(t, keyClass, hold(), repeat);
  }

  private static int keyClass(int percent) {
    if (percent < 75) {
      return KeyClass.CHAR.number();
    }
    if (percent < 90) {
      return KeyClass.SPACE.number();
    }
    return percent < 95 ? KeyClass.BACKSPACE.number() : KeyClass.OTHER.number();
  }

  private int hold() {
    int kind = random.nextInt(10_000);
    if (kind < 200) {
      return KeyPress.UNKNOWN_HOLD;
    }
    if (kind < 205) {
      return LONGEST_HOLD_MS + random.nextInt(2) * random.nextInt(3000);
    }
    return (int) logNormal(105, 0.35);
  }

  private long logNormal(double median, double sigma) {
    return Math.round(median * StrictMath.exp(sigma * random.nextGaussian()));
  }
}
