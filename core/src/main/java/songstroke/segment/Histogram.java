package songstroke.segment;

import java.util.Arrays;

/// How often each whole number from 0 to a largest one occurred: exact quantiles in constant memory.
final class Histogram {
  private final long[] counts;
  private long total;
  private int least = Integer.MAX_VALUE;
  private int most = -1;

  Histogram(int largest) {
    counts = new long[largest + 1];
  }

  void add(int value) {
    counts[value]++;
    total++;
    least = Math.min(least, value);
    most = Math.max(most, value);
  }

  long total() {
    return total;
  }

  void clear() {
    if (total > 0) {
      Arrays.fill(counts, least, most + 1, 0);
      total = 0;
      least = Integer.MAX_VALUE;
      most = -1;
    }
  }

  /// The quantile of type 7 (linear between order statistics); `NaN` of nothing.
  double quantile(double p) {
    if (total == 0) {
      return Double.NaN;
    }
    double place = (total - 1) * p;
    long below = (long) Math.floor(place);
    int low = atRank(below);
    int high = atRank(Math.min(below + 1, total - 1));
    return low + (place - below) * (high - low);
  }

  private int atRank(long rank) {
    long seen = 0;
    for (int value = least; value <= most; value++) {
      seen += counts[value];
      if (seen > rank) {
        return value;
      }
    }
    throw new IllegalArgumentException("Rank " + rank + " of " + total + " values");
  }
}
