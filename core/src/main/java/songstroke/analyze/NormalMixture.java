package songstroke.analyze;

import org.hipparchus.special.Erf;

/// A mixture of normal distributions; the weights sum to 1.
final class NormalMixture {
  private static final double SQRT_2 = Math.sqrt(2);
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

  static double normalCdf(double z) {
    return 0.5 * Erf.erfc(-z / SQRT_2);
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
        sum += weights[k] * normalCdf((x - means[k]) / sds[k]);
      }
    }
    return sum;
  }

  /// Where the distribution function reaches `p`, by bisection.
  double quantile(double p) {
    double mean = mean();
    double reach = sd();
    while (cdf(mean - reach) > p || cdf(mean + reach) < p) {
      reach *= 2;
    }
    double low = mean - reach;
    double high = mean + reach;
    while (high - low > 1e-10 * reach) {
      double middle = (low + high) / 2;
      if (cdf(middle) < p) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }
}
