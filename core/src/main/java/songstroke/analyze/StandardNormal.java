package songstroke.analyze;

/// The standard normal distribution function, Hart's rational approximation 5666 (Computer Approximations, 1968)
/// with a continued fraction beyond 7: right to 14 decimals, and much quicker than the general error function.
final class StandardNormal {
  private static final double[] ABOVE = {3.52624965998911e-2, 0.700383064443688, 6.37396220353165,
    33.912866078383,
    112.079291497871, 221.213596169931, 220.206867912376};
  private static final double[] BELOW = {8.83883476483184e-2, 1.75566716318264, 16.064177579207,
    86.7807322029461,
    296.564248779674, 637.333633378831, 793.826512519948, 440.413735824752};
  private static final double SQRT_2_PI = Math.sqrt(2 * Math.PI);
  private static final double FAR = 7.07106781186547;

  private StandardNormal() {}

  static double density(double z) {
    return Math.exp(-z * z / 2) / SQRT_2_PI;
  }

  static double cdf(double z) {
    double tail = upperTail(Math.abs(z));
    return z > 0 ? 1 - tail : tail;
  }

  private static double upperTail(double z) {
    if (z > 37) {
      return 0;
    }
    double power = Math.exp(-z * z / 2);
    if (z < FAR) {
      return power * polynomial(ABOVE, z) / polynomial(BELOW, z);
    }
    return power / (z + 1 / (z + 2 / (z + 3 / (z + 4 / (z + 0.65))))) / SQRT_2_PI;
  }

  private static double polynomial(double[] coefficients, double x) {
    double value = 0;
    for (double c : coefficients) {
      value = value * x + c;
    }
    return value;
  }
}
