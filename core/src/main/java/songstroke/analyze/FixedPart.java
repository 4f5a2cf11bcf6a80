package songstroke.analyze;

/// The fixed columns' share of a cross-product matrix: `C_XX^-1` and what it makes of the other columns.
///
/// The other columns are counted from 0: the levels, then `y`.
final class FixedPart {
  private final double[][] factor;
  private final double[][] half;
  private final double[][] full;
  private final double sigma;
  private final int p;

  /// From the lower triangle of `[X | Z | y]` with p fixed columns.
  FixedPart(double[][] c, int p, double sigma) {
    this.p = p;
    this.sigma = sigma;
    factor = new double[p + 1][];
    for (int r = 0; r < p; r++) {
      factor[r] = c[r].clone();
    }
    factor[p] = new double[p + 1];
    Cholesky.factorWithRight(factor, 0);
    int others = c.length - p;
    half = new double[others][];
    full = new double[others][];
    for (int k = 0; k < others; k++) {
      half[k] = Cholesky.solve(factor, p, c[p + k]);
      full[k] = Cholesky.solveTransposed(factor, p, half[k]);
    }
  }

  /// `(C_ZX C_XX^-1 C_XZ)` at two of the other columns.
  double product(int first, int second) {
    double sum = 0;
    for (int k = 0; k < p; k++) {
      sum += half[first][k] * half[second][k];
    }
    return sum;
  }

  /// `(C_XX^-1 C_XZ)` at a fixed and an other column.
  double onLevel(int column, int other) {
    return full[other][column];
  }

  /// `sigma^2 (C_XX^-1)` on the diagonal.
  double variance(int column) {
    double[] unit = new double[p];
    unit[column] = 1;
    double sum = 0;
    for (double h : Cholesky.solve(factor, p, unit)) {
      sum += h * h;
    }
    return sigma * sigma * sum;
  }
}
