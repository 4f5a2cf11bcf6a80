package songstroke.segment;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/// How often each whole number from 0 to a largest one occurred: exact quantiles in constant memory.
final class Histogram {
  private final long[] counts;
  private long total;

  Histogram(int largest) {
    counts = new long[largest + 1];
  }

  void add(int value) {
    counts[value]++;
    total++;
  }

  long total() {
    return total;
  }

  void clear() {
    if (total > 0) {
      Arrays.fill(counts, 0);
      total = 0;
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
    for (int value = 0; value < counts.length; value++) {
      seen += counts[value];
      if (seen > rank) {
        return value;
      }
    }
    throw new IllegalArgumentException("Rank " + rank + " of " + total + " values");
  }

  /// The mean of `f(value)`.
  double mean(IntToDoubleFunction f) {
    return sum(f) / total;
  }

  /// The standard deviation of `f(value)`, dividing by n - 1.
  double standardDeviation(IntToDoubleFunction f) {
    double mean = mean(f);
    return Math.sqrt(sum(value -> {
      double off = f.applyAsDouble(value) - mean;
      return off * off;
    }) / (total - 1));
  }

  private double sum(IntToDoubleFunction f) {
    double sum = 0;
    for (int value = 0; value < counts.length; value++) {
      if (counts[value] > 0) {
        sum += counts[value] * f.applyAsDouble(value);
      }
    }
    return sum;
  }
}
