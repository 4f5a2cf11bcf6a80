package songstroke.segment;

import java.util.Arrays;

/// Text presses in each second of active time, from which consistency follows. Only a press that ends an included
/// interval has a place on the active clock.
///
/// A press at clock value c falls into second `floor((c - 1) / 1000)`, at 0 into the first. [Tally] notes the presses
/// itself, in its own loop: a second holds the number of its last press, so that noting one is a single write.
final class Evenness {
  private static final int SECOND_MS = 1000;
  private static final int ROOM = 8192;
  /// Where the clock is put back. The presses of one buffer, whose intervals are no longer than five seconds, fit
  /// behind.
  private static final int FAR_MS = 2_000_000;
  /// `n * RECIPROCAL >>> SHIFT` is `n / 1000` for every n from 0 to 2^31.
  private static final long RECIPROCAL = 274_877_907;
  private static final int SHIFT = 38;

  /// For each second, from place 1 on, the number of its last press, counted from 1; 0 without a press. Place 0 is for
  /// clock value 0, which belongs to the first second.
  final int[] seconds = new int[ROOM];
  private int clock;
  private int presses;
  private int summed;
  private long squares;

  /// The place in [#seconds] of a press at a clock value.
  static int place(int clock) {
    return (int) (((clock + SECOND_MS - 1) * RECIPROCAL) >>> SHIFT);
  }

  /// The active clock in ms, since the second at place 1 began.
  int clock() {
    return clock;
  }

  /// How many presses were noted.
  int presses() {
    return presses;
  }

  void set(int newClock, int newPresses) {
    clock = newClock;
    presses = newPresses;
  }

  void clear() {
    Arrays.fill(seconds, 0, place(clock) + 1, 0);
    clock = 0;
    presses = 0;
    summed = 0;
    squares = 0;
  }

  /// Puts the seconds that are over into the sums, when the clock has gone far.
  void makeRoom() {
    if (clock > FAR_MS) {
      int current = place(clock);
      sumBefore(current);
      seconds[1] = seconds[current];
      seconds[current] = 0;
      clock -= (current - 1) * SECOND_MS;
    }
  }

  /// The consistency over the full seconds of `activeMs`, the clock's value at the last press; `NaN` when none of
  /// them holds a press.
  double over(long activeMs) {
    int current = place(clock);
    boolean isFull = clock > 0 && clock % SECOND_MS == 0;
    sumBefore(isFull ? current + 1 : current);
    if (summed == 0) {
      return Double.NaN;
    }
    long full = activeMs / SECOND_MS;
    double c = Math.sqrt(Math.max(0, (double) full * squares - (double) summed * summed)) / summed;
    return 100 * (1 - Math.tanh(c + Math.pow(c, 3) / 3 + Math.pow(c, 5) / 5));
  }

  private void sumBefore(int end) {
    if (end > 1) {
      seconds[1] = Math.max(seconds[0], seconds[1]);
      seconds[0] = 0;
    }
    for (int i = 1; i < end; i++) {
      int last = seconds[i];
      if (last > 0) {
        long inSecond = (long) last - summed;
        squares += inSecond * inSecond;
        summed = last;
        seconds[i] = 0;
      }
    }
  }
}
