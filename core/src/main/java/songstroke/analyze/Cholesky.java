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
      int c = 0;
      for (; c + 3 < r; c += 4) {
        eliminateFour(a, row, c);
      }
      for (; c < r; c++) {
        row[c] = eliminated(row, a[c], 0, c, row[c]) / a[c][c];
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

  /// Finds four entries of a row together. Each sum has its terms in the same order as alone, but four sums do not wait
  /// for each other.
  private static void eliminateFour(double[][] a, double[] row, int c) {
    double[] first = a[c];
    double[] second = a[c + 1];
    double[] third = a[c + 2];
    double[] fourth = a[c + 3];
    double sum1 = row[c];
    double sum2 = row[c + 1];
    double sum3 = row[c + 2];
    double sum4 = row[c + 3];
    for (int k = 0; k < c; k++) {
      double left = row[k];
      sum1 -= left * first[k];
      sum2 -= left * second[k];
      sum3 -= left * third[k];
      sum4 -= left * fourth[k];
    }
    row[c] = sum1 / first[c];
    row[c + 1] = eliminated(row, second, c, c + 1, sum2) / second[c + 1];
    row[c + 2] = eliminated(row, third, c, c + 2, sum3) / third[c + 2];
    row[c + 3] = eliminated(row, fourth, c, c + 3, sum4) / fourth[c + 3];
  }

  private static double eliminated(double[] row, double[] other, int from, int to, double start) {
    double sum = start;
    for (int k = from; k < to; k++) {
      sum -= row[k] * other[k];
    }
    return sum;
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
