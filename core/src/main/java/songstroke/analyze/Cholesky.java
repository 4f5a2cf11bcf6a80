package songstroke.analyze;

/// Cholesky factors of symmetric matrices kept as lower triangles, in place.
///
/// Each entry is summed over the columns in their order, whatever is computed beside it, so the blocks below change the
/// speed and no bit of the result.
final class Cholesky {
  /// Rows that are worked on together.
  private static final int BLOCK = 4;

  private Cholesky() {}

  /// Replaces the lower triangle of `a` by its factor `L`, except the last row, which becomes `z'` of
  /// `L z = right` when that row held the right-hand side; returns what is left of its last entry, `Q = a_yy - z'z`,
  /// at least `floor`.
  ///
  /// A pivot lost to rounding counts as a tiny positive one, so that the factor exists.
  static double factorWithRight(double[][] a, double floor) {
    int m = a.length - 1;
    if (m < 0) {
      throw new IllegalArgumentException("A matrix with a right-hand side has at least one row");
    }
    for (int from = 0; from <= m; from += BLOCK) {
      int to = Math.min(from + BLOCK, a.length);
      if (to - from == BLOCK) {
        eliminate(a, from);
      } else {
        for (int r = from; r < to; r++) {
          eliminate(a, r, 0, from);
        }
      }
      for (int r = from; r < to; r++) {
        eliminate(a, r, from, r);
        double[] row = a[r];
        double pivot = row[r];
        for (int k = 0; k < r; k++) {
          pivot -= row[k] * row[k];
        }
        if (r == m) {
          return Math.max(pivot, Math.max(floor, Double.MIN_NORMAL));
        }
        row[r] = Math.sqrt(Math.max(pivot, Math.max(1e-14 * row[r], Double.MIN_NORMAL)));
      }
    }
    throw new AssertionError("the last row returns");
  }

  /// Makes entries of `L` in the columns `from` to `to - 1` of row `r`, its earlier columns being done.
  private static void eliminate(double[][] a, int r, int from, int to) {
    double[] row = a[r];
    for (int c = from; c < to; c++) {
      double[] other = a[c];
      double sum = row[c];
      for (int k = 0; k < c; k++) {
        sum -= row[k] * other[k];
      }
      row[c] = sum / other[c];
    }
  }

  /// The same for the columns 0 to `r - 1` of the four rows from `r` on, two columns at a time: eight sums, none of
  /// which waits for another. `r` is even.
  private static void eliminate(double[][] a, int r) {
    double[] row0 = a[r];
    double[] row1 = a[r + 1];
    double[] row2 = a[r + 2];
    double[] row3 = a[r + 3];
    for (int c = 0; c < r; c += 2) {
      double[] left = a[c];
      double[] right = a[c + 1];
      double left0 = row0[c];
      double left1 = row1[c];
      double left2 = row2[c];
      double left3 = row3[c];
      double right0 = row0[c + 1];
      double right1 = row1[c + 1];
      double right2 = row2[c + 1];
      double right3 = row3[c + 1];
      for (int k = 0; k < c; k++) {
        double x = left[k];
        double y = right[k];
        double e0 = row0[k];
        left0 -= e0 * x;
        right0 -= e0 * y;
        double e1 = row1[k];
        left1 -= e1 * x;
        right1 -= e1 * y;
        double e2 = row2[k];
        left2 -= e2 * x;
        right2 -= e2 * y;
        double e3 = row3[k];
        left3 -= e3 * x;
        right3 -= e3 * y;
      }
      double pivot = left[c];
      row0[c] = left0 / pivot;
      row1[c] = left1 / pivot;
      row2[c] = left2 / pivot;
      row3[c] = left3 / pivot;
      double last = right[c];
      double next = right[c + 1];
      row0[c + 1] = (right0 - row0[c] * last) / next;
      row1[c + 1] = (right1 - row1[c] * last) / next;
      row2[c + 1] = (right2 - row2[c] * last) / next;
      row3[c + 1] = (right3 - row3[c] * last) / next;
    }
  }

  /// `x` of `L x = b`, for the leading m rows of the factor.
  static double[] solve(double[][] factor, int m, double[] b) {
    double[] x = new double[m];
    for (int r = 0; r < m; r++) {
      double[] row = factor[r];
      double sum = b[r];
      for (int k = 0; k < r; k++) {
        sum -= row[k] * x[k];
      }
      x[r] = sum / row[r];
    }
    return x;
  }

  /// The sum of squares of `x` of `L x = b`, where b is 1 at `at` and 0 elsewhere: the diagonal of `(L L')^-1`.
  static double inverseDiagonal(double[][] factor, int m, int at) {
    double[] x = new double[m];
    double squares = 0;
    for (int r = at; r < m; r++) {
      double[] row = factor[r];
      double sum = r == at ? 1 : 0;
      for (int k = at; k < r; k++) {
        sum -= row[k] * x[k];
      }
      x[r] = sum / row[r];
      squares += x[r] * x[r];
    }
    return squares;
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
