package songstroke.analyze;

/// How many assignments reach each condition's observed statistic.
final class PermutationCount {
  private static final double TIE = 1e-9;

  private final double[] observed;
  private final long[] hits;
  private long tried;

  PermutationCount(double[] observed) {
    this.observed = observed;
    this.hits = new long[observed.length];
  }

  void add(double[] t) {
    double largest = 0;
    for (double value : t) {
      largest = Math.max(largest, Math.abs(value));
    }
    for (int c = 1; c < t.length; c++) {
      if (largest >= Math.abs(observed[c]) * (1 - TIE) - TIE) {
        hits[c]++;
      }
    }
    tried++;
  }

  double p(int c) {
    return (double) hits[c] / tried;
  }

  long tried() {
    return tried;
  }
}
