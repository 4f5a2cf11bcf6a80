package songstroke.analyze;

/// A mixture of normal distributions; the weights sum to 1.
final class NormalMixture {
  private static final int MAX_STEPS = 200;
  /// Parts lighter than this change no printed digit.
  private static final double NEGLIGIBLE = 1e-14;

  private final double[] weights;
  private final double[] means;
  private final double[] sds;

  NormalMixture(double[] weights, double[] means, double[] sds) {
    this.weights = weights;
    this.means = means;
    this.sds = sds;
  }

  double mean() {
    double sum = 0;
    for (int k = 0; k < weights.length; k++) {
      sum += weights[k] * means[k];
    }
    return sum;
  }

  double sd() {
    double mean = mean();
    double sum = 0;
    for (int k = 0; k < weights.length; k++) {
      double off = means[k] - mean;
      sum += weights[k] * (sds[k] * sds[k] + off * off);
    }
    return Math.sqrt(sum);
  }

  double cdf(double x) {
    double sum = 0;
    for (int k = 0; k < weights.length; k++) {
      if (weights[k] > NEGLIGIBLE) {
        sum += weights[k] * StandardNormal.cdf((x - means[k]) / sds[k]);
      }
    }
    return sum;
  }

  /// Where the distribution function reaches `p`: bisection, with a Newton step wherever that stays inside.
  double quantile(double p) {
    double mean = mean();
    double reach = sd();
    while (cdf(mean - reach) > p || cdf(mean + reach) < p) {
      reach *= 2;
    }
    double low = mean - reach;
    double high = mean + reach;
    double x = mean;
    for (int i = 0; i < MAX_STEPS; i++) {
      double off = cdf(x) - p;
      if (off < 0) {
        low = x;
      } else {
        high = x;
      }
      double newton = x - off / density(x);
      double next = newton > low && newton < high ? newton : (low + high) / 2;
      if (Math.abs(next - x) <= 1e-12 * reach) {
        return next;
      }
      x = next;
    }
    return x;
  }

  private double density(double x) {
    double sum = 0;
    for (int k = 0; k < weights.length; k++) {
      sum += weights[k] * StandardNormal.density((x - means[k]) / sds[k]) / sds[k];
    }
    return sum;
  }
}
