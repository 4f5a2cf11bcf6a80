package songstroke.analyze;

/// Cholesky factors of symmetric matrices kept as lower triangles, in place.
final class Cholesky {
  private Cholesky() {}

  /// Replaces the lower triangle of `a` by its factor `L`, except the last row, which becomes `z'` of
  /// `L z = right` when that row held the right-hand side; returns what is left of its last entry, `Q = a_yy - z'z`,
  /// at least `floor`.
  ///
  /// A pivot lost to rounding counts as a tiny positive one, so that the factor exists.
  static double factorWithRight(double[][] a, double floor) {
    int m = a.length - 1;
    for (int r = 0; r <= m; r++) {
      double[] row = a[r];
      double before = row[r];
      for (int c = 0; c < r; c++) {
        double[] other = a[c];
        double sum = row[c];
        for (int k = 0; k < c; k++) {
          sum -= row[k] * other[k];
        }
        row[c] = sum / other[c];
      }
      double pivot = before;
      for (int k = 0; k < r; k++) {
        pivot -= row[k] * row[k];
      }
      if (r == m) {
        return Math.max(pivot, Math.max(floor, Double.MIN_NORMAL));
      }
      row[r] = Math.sqrt(Math.max(pivot, Math.max(1e-14 * before, Double.MIN_NORMAL)));
    }
    throw new IllegalArgumentException("A matrix with a right-hand side has at least one row");
  }

  /// `x` of `L x = b`, for the leading m rows of the factor.
  static double[] solve(double[][] factor, int m, double[] b) {
    double[] x = new double[m];
    for (int r = 0; r < m; r++) {
      double sum = b[r];
      for (int k = 0; k < r; k++) {
        sum -= factor[r][k] * x[k];
      }
      x[r] = sum / factor[r][r];
    }
    return x;
  }

  /// `x` of `L' x = b`, for the leading m rows of the factor.
  static double[] solveTransposed(double[][] factor, int m, double[] b) {
    double[] x = new double[m];
    for (int r = m - 1; r >= 0; r--) {
      double sum = b[r];
      for (int k = r + 1; k < m; k++) {
        sum -= factor[k][r] * x[k];
      }
      x[r] = sum / factor[r][r];
    }
    return x;
  }
}
