package songstroke.visualize;

/// Student's t distribution.
final class StudentT {
  private static final double NORMAL = 1.959963984540054;

  private StudentT() {}

  /// What a value exceeds in 2.5 % of the cases. Cornish-Fisher expansion (Abramowitz and Stegun 26.7.5), to 0.2 % from
  /// three degrees of freedom on.
  ///
  /// @param freedom degrees of freedom, 3 or more
  static double quantile975(int freedom) {
    double z = NORMAL;
    double z3 = z * z * z;
    double z5 = z3 * z * z;
    double z7 = z5 * z * z;
    double z9 = z7 * z * z;
    double n = freedom;
    return z + (z3 + z) / (4 * n) + (5 * z5 + 16 * z3 + 3 * z) / (96 * n * n)
        + (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * n * n * n)
        + (79 * z9 + 776 * z7 + 1_482 * z5 - 1_920 * z3 - 945 * z) / (92_160 * n * n * n * n);
  }
}
