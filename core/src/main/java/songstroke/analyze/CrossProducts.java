package songstroke.analyze;

import java.util.Arrays;

/// Steps 1 and 2 of [MixedModel]: the whitened cross-product matrix `C` of `[X | Z | y]`, for any
/// autocorrelation `rho` and session variance ratio, without touching the rows again.
///
/// With scaled rows `a_i = sqrt(w_i) [x_i, z_i, y_i, 1]`, whitening makes `(a_i - rho a_(i-1)) / sqrt(1 - rho^2)`
/// of every row but a session's first, so the sum of their outer products is
///
/// ```
/// first + (tail - rho cross + rho^2 head) / (1 - rho^2)
///   first = sum of a_i a_i'  over the sessions' first rows      tail = over all others
///   head  = sum over all but the sessions' last rows            cross = sum of a_i a_(i-1)' + a_(i-1) a_i'
/// ```
///
/// and these four matrices are counted once. The last column, the 1, becomes `j`; its products with the rest,
/// kept per session and only for the levels that occur there, are the session sums `T_s` and `J_s`.
final class CrossProducts {

  /// The four sums for the columns `at`.
  private static final class Sums {
    private final int[] at;
    private final double[][] first;
    private final double[][] tail;
    private final double[][] head;
    private final double[][] cross;

    private Sums(int[] at) {
      this.at = at;
      int k = at.length;
      first = new double[k][k];
      tail = new double[k][k];
      head = new double[k][k];
      cross = new double[k][k];
    }

    private double value(int r, int c, double rho) {
      return first[r][c] + (tail[r][c] - rho * cross[r][c] + rho * rho * head[r][c]) / (1 - rho * rho);
    }

    /// The values of a row up to its diagonal.
    private void row(int r, double rho, double[] into) {
      double[] firsts = first[r];
      double[] tails = tail[r];
      double[] crosses = cross[r];
      double[] heads = head[r];
      double square = rho * rho;
      double rest = 1 - square;
      for (int c = 0; c <= r; c++) {
        into[c] = firsts[c] + (tails[c] - rho * crosses[c] + square * heads[c]) / rest;
      }
    }
  }

  /// A session's products with `j`: the last row of its [Sums].
  @SuppressWarnings("ArrayRecordComponent") // numbers that never leave this package, never compared
  private record SessionSums(int[] at, double[] first, double[] tail, double[] head, double[] cross,
      int rows) {
    private double[] total(double rho) {
      double[] t = new double[at.length];
      for (int c = 0; c < t.length; c++) {
        t[c] = first[c] + (tail[c] - rho * cross[c] + rho * rho * head[c]) / (1 - rho * rho);
      }
      return t;
    }
  }

  /// A session's part of `C`, which touches few columns.
  ///
  /// @param at     which columns these are, rising; the last is `y`
  /// @param values the part, symmetric
  @SuppressWarnings("ArrayRecordComponent") // numbers that never leave this package, never compared
  record Block(int[] at, double[][] values) {}

  private final Design design;
  private final int size;
  private final Sums all;
  private final SessionSums[] sessions;
  private final double sumLogWeight;

  CrossProducts(Design design) {
    this.design = design;
    size = design.fixed() + design.zCount() + 1;
    int[] every = new int[size + 1];
    Arrays.setAll(every, i -> i);
    all = new Sums(every);
    sessions = new SessionSums[design.sessions()];
    for (int s = 0; s < sessions.length; s++) {
      Sums own = sumsOf(s);
      addTo(all, own);
      int j = own.at.length - 1;
      sessions[s] = new SessionSums(own.at, own.first[j], own.tail[j], own.head[j], own.cross[j],
          design.sessionStart()[s + 1] - design.sessionStart()[s]);
    }
    sumLogWeight = Arrays.stream(design.weight()).map(Math::log).sum();
  }

  /// The number of columns of `[X | Z | y]`.
  int size() {
    return size;
  }

  /// `C`, lower triangle, for these parameters.
  double[][] matrix(double rho, double sessionRatio) {
    double[][] c = new double[size][size];
    fill(c, rho, sessionRatio);
    return c;
  }

  /// The same into a matrix that is there; what stands above the diagonal stays.
  void fill(double[][] c, double rho, double sessionRatio) {
    for (int r = 0; r < size; r++) {
      all.row(r, rho, c[r]);
    }
    for (SessionSums session : sessions) {
      double[] t = session.total(rho);
      int[] at = session.at;
      int j = t.length - 1;
      double shrink = sessionRatio / (1 + sessionRatio * t[j]);
      for (int r = 0; r < j; r++) {
        double factor = shrink * t[r];
        double[] row = c[at[r]];
        for (int k = 0; k <= r; k++) {
          row[at[k]] -= factor * t[k];
        }
      }
    }
  }

  /// `C` without the rows of session `s`, from `c`, which holds all.
  double[][] without(int s, double[][] c, double rho, double sessionRatio) {
    double[][] rest = new double[size][];
    for (int r = 0; r < size; r++) {
      rest[r] = c[r].clone();
    }
    Block own = block(s, rho, sessionRatio);
    for (int r = 0; r < own.at.length; r++) {
      for (int k = 0; k <= r; k++) {
        rest[own.at[r]][own.at[k]] -= own.values[r][k];
      }
    }
    return rest;
  }

  /// What session `s` adds to `C`.
  Block block(int s, double rho, double sessionRatio) {
    Sums own = sumsOf(s);
    int j = own.at.length - 1;
    double shrink = sessionRatio / (1 + sessionRatio * own.value(j, j, rho));
    double[][] values = new double[j][j];
    for (int r = 0; r < j; r++) {
      for (int k = 0; k <= r; k++) {
        values[r][k] = own.value(r, k, rho) - shrink * own.value(j, r, rho) * own.value(j, k, rho);
        values[k][r] = values[r][k];
      }
    }
    return new Block(Arrays.copyOf(own.at, j), values);
  }

  /// The part of `ld` that does not depend on the levels: `sum ln(1 + gamma_s J_s) + sum (n_s - 1) ln(1 - rho^2) -
  /// sum ln w_i`.
  double logDeterminant(double rho, double sessionRatio) {
    double sum = -sumLogWeight + (design.rows() - sessions.length) * Math.log1p(-rho * rho);
    for (SessionSums s : sessions) {
      int j = s.at.length - 1;
      double weight = s.first[j] + (s.tail[j] - rho * s.cross[j] + rho * rho * s.head[j]) / (1 - rho * rho);
      sum += Math.log1p(sessionRatio * weight);
    }
    return sum;
  }

  private Sums sumsOf(int session) {
    int from = design.sessionStart()[session];
    int to = design.sessionStart()[session + 1];
    int p = design.fixed();
    int[] levels = Arrays.stream(design.zIndex(), from, to).flatMapToInt(Arrays::stream).distinct().sorted()
        .toArray();
    int[] at = new int[p + levels.length + 2];
    Arrays.setAll(at, i -> i);
    for (int k = 0; k < levels.length; k++) {
      at[p + k] = p + levels[k];
    }
    at[at.length - 2] = size - 1;
    at[at.length - 1] = size;
    Sums sums = new Sums(at);
    double[] before = new double[0];
    for (int i = from; i < to; i++) {
      double[] row = scaled(i, at, levels);
      addOuter(i == from ? sums.first : sums.tail, row, row);
      if (i > from) {
        addOuter(sums.head, before, before);
        addOuter(sums.cross, row, before);
        addOuter(sums.cross, before, row);
      }
      before = row;
    }
    return sums;
  }

  private double[] scaled(int i, int[] at, int[] levels) {
    double[] row = new double[at.length];
    int p = design.fixed();
    System.arraycopy(design.x()[i], 0, row, 0, p);
    for (int k = 0; k < design.zIndex()[i].length; k++) {
      row[p + Arrays.binarySearch(levels, design.zIndex()[i][k])] = design.zShare()[i][k];
    }
    row[at.length - 2] = design.y()[i];
    row[at.length - 1] = 1;
    double root = Math.sqrt(design.weight()[i]);
    for (int c = 0; c < row.length; c++) {
      row[c] *= root;
    }
    return row;
  }

  private static void addOuter(double[][] sum, double[] a, double[] b) {
    for (int r = 0; r < a.length; r++) {
      if (a[r] != 0) {
        for (int c = 0; c <= r; c++) {
          sum[r][c] += a[r] * b[c];
        }
      }
    }
  }

  private static void addTo(Sums all, Sums own) {
    for (int r = 0; r < own.at.length; r++) {
      for (int c = 0; c <= r; c++) {
        int row = own.at[r];
        int column = own.at[c];
        all.first[row][column] += own.first[r][c];
        all.tail[row][column] += own.tail[r][c];
        all.head[row][column] += own.head[r][c];
        all.cross[row][column] += own.cross[r][c];
      }
    }
  }
}
