package songstroke.segment;

/// Text presses in each second of active time, as the sums that consistency needs. Only a press that ends an
/// included interval has a place on the active clock.
///
/// A press at clock value c falls into second `floor((c - 1) / 1000)`, at 0 into the first.
final class Evenness {
  private static final long BIN_MS = 1000;

  private long bin;
  private long inBin;
  private double sum;
  private double squares;

  void clear() {
    bin = 0;
    inBin = 0;
    sum = 0;
    squares = 0;
  }

  /// A press when `clock` ms of active time had run.
  void add(long clock) {
    long at = clock == 0 ? 0 : (clock - 1) / BIN_MS;
    if (at > bin) {
      sum += inBin;
      squares += (double) inBin * inBin;
      bin = at;
      inBin = 0;
    }
    inBin++;
  }

  /// The consistency over the full seconds of `activeMs`, the clock's value at the last press; `NaN` when none of
  /// them holds a press.
  double over(long activeMs) {
    long bins = activeMs / BIN_MS;
    boolean lastIsFull = bins > bin;
    double presses = lastIsFull ? sum + inBin : sum;
    double squared = lastIsFull ? squares + (double) inBin * inBin : squares;
    if (presses == 0) {
      return Double.NaN;
    }
    double c = Math.sqrt(Math.max(0, bins * squared - presses * presses)) / presses;
    return 100 * (1 - Math.tanh(c + Math.pow(c, 3) / 3 + Math.pow(c, 5) / 5));
  }
}
