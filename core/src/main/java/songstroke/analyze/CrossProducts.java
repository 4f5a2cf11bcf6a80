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

  /// The four sums for the columns `at`: lower triangles, row by row.
  private static final class Sums {
    private final int[] at;
    private final double[] first;
    private final double[] tail;
    private final double[] head;
    private final double[] cross;

    private Sums(int[] at) {
      this.at = at;
      int entries = row(at.length);
      first = new double[entries];
      tail = new double[entries];
      head = new double[entries];
      cross = new double[entries];
    }

    /// Where row `r` of a triangle begins.
    private static int row(int r) {
      return r * (r + 1) / 2;
    }

    private double value(int r, int c, double rho) {
      int i = row(r) + c;
      return first[i] + (tail[i] - rho * cross[i] + rho * rho * head[i]) / (1 - rho * rho);
    }
  }

  /// The sessions' products with `j`: the last row of each session's [Sums], one behind the other.
  private static final class SessionSums {
    private final int[] at;
    private final double[] first;
    private final double[] tail;
    private final double[] head;
    private final double[] cross;

    private SessionSums(int entries) {
      at = new int[entries];
      first = new double[entries];
      tail = new double[entries];
      head = new double[entries];
      cross = new double[entries];
    }

    private void set(int from, Sums own) {
      int n = own.at.length;
      int j = Sums.row(n - 1);
      System.arraycopy(own.at, 0, at, from, n);
      System.arraycopy(own.first, j, first, from, n);
      System.arraycopy(own.tail, j, tail, from, n);
      System.arraycopy(own.head, j, head, from, n);
      System.arraycopy(own.cross, j, cross, from, n);
    }

    private double total(int i, double rho) {
      return first[i] + (tail[i] - rho * cross[i] + rho * rho * head[i]) / (1 - rho * rho);
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
  private final SessionSums sessions;
  /// Where each session's products begin, and where the last session's end.
  private final int[] start;
  private final double[] totals;
  private final double sumLogWeight;

  CrossProducts(Design design) {
    this.design = design;
    size = design.fixed() + design.zCount() + 1;
    int[] every = new int[size + 1];
    Arrays.setAll(every, i -> i);
    all = new Sums(every);
    start = new int[design.sessions() + 1];
    int[][] columns = new int[design.sessions()][];
    int longest = 0;
    for (int s = 0; s < columns.length; s++) {
      columns[s] = columns(s);
      longest = Math.max(longest, columns[s].length);
      start[s + 1] = start[s] + columns[s].length;
    }
    totals = new double[longest];
    sessions = new SessionSums(start[columns.length]);
    for (int s = 0; s < columns.length; s++) {
      Sums own = sumsOf(s, columns[s]);
      addTo(all, own);
      sessions.set(start[s], own);
    }
    sumLogWeight = Arrays.stream(design.weight()).map(Math::log).sum();
  }

  /// The number of columns of `[X | Z | y]`.
  int size() {
    return size;
  }

  /// A lower triangle for [#fill].
  double[][] triangle() {
    double[][] c = new double[size][];
    Arrays.setAll(c, r -> new double[r + 1]);
    return c;
  }

  /// Makes `C`, lower triangle, for these parameters.
  void fill(double[][] c, double rho, double sessionRatio) {
    double square = rho * rho;
    double scale = 1 - square;
    for (int r = 0; r < size; r++) {
      double[] row = c[r];
      int from = Sums.row(r);
      for (int k = 0; k <= r; k++) {
        int i = from + k;
        row[k] = all.first[i] + (all.tail[i] - rho * all.cross[i] + square * all.head[i]) / scale;
      }
    }
    int[] at = sessions.at;
    double[] t = totals;
    for (int s = 0; s + 1 < start.length; s++) {
      int from = start[s];
      int j = start[s + 1] - from - 1;
      for (int k = 0; k <= j; k++) {
        t[k] = sessions.total(from + k, rho);
      }
      double shrink = sessionRatio / (1 + sessionRatio * t[j]);
      for (int r = 0; r < j; r++) {
        double factor = shrink * t[r];
        double[] row = c[at[from + r]];
        for (int k = 0; k <= r; k++) {
          row[at[from + k]] -= factor * t[k];
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
    Sums own = sumsOf(s, columns(s));
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
    double sum = -sumLogWeight + (design.rows() - design.sessions()) * Math.log1p(-rho * rho);
    for (int s = 1; s < start.length; s++) {
      sum += Math.log1p(sessionRatio * sessions.total(start[s] - 1, rho));
    }
    return sum;
  }

  /// The columns that are not 0 in a session: the fixed ones, its levels, `y` and `j`.
  private int[] columns(int session) {
    int from = design.sessionStart()[session];
    int to = design.sessionStart()[session + 1];
    int entries = 0;
    for (int i = from; i < to; i++) {
      entries += design.zIndex()[i].length;
    }
    int[] levels = new int[entries];
    int filled = 0;
    for (int i = from; i < to; i++) {
      for (int level : design.zIndex()[i]) {
        levels[filled++] = level;
      }
    }
    Arrays.sort(levels);
    int p = design.fixed();
    int[] at = new int[p + entries + 2];
    Arrays.setAll(at, i -> i);
    int n = p;
    for (int k = 0; k < entries; k++) {
      if (k == 0 || levels[k] != levels[k - 1]) {
        at[n++] = p + levels[k];
      }
    }
    at[n++] = size - 1;
    at[n++] = size;
    return Arrays.copyOf(at, n);
  }

  private Sums sumsOf(int session, int[] at) {
    int from = design.sessionStart()[session];
    int to = design.sessionStart()[session + 1];
    Sums sums = new Sums(at);
    double[] before = new double[0];
    for (int i = from; i < to; i++) {
      double[] row = scaled(i, at);
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

  private double[] scaled(int i, int[] at) {
    double[] row = new double[at.length];
    int p = design.fixed();
    System.arraycopy(design.x()[i], 0, row, 0, p);
    for (int k = 0; k < design.zIndex()[i].length; k++) {
      row[Arrays.binarySearch(at, p, at.length - 2, p + design.zIndex()[i][k])] = design.zShare()[i][k];
    }
    row[at.length - 2] = design.y()[i];
    row[at.length - 1] = 1;
    double root = Math.sqrt(design.weight()[i]);
    for (int c = 0; c < row.length; c++) {
      row[c] *= root;
    }
    return row;
  }

  private static void addOuter(double[] sum, double[] a, double[] b) {
    int from = 0;
    for (int r = 0; r < a.length; r++) {
      double factor = a[r];
      if (factor != 0) {
        for (int c = 0; c <= r; c++) {
          sum[from + c] += factor * b[c];
        }
      }
      from += r + 1;
    }
  }

  private static void addTo(Sums all, Sums own) {
    int i = 0;
    for (int r = 0; r < own.at.length; r++) {
      int row = Sums.row(own.at[r]);
      for (int c = 0; c <= r; c++) {
        int to = row + own.at[c];
        all.first[to] += own.first[i];
        all.tail[to] += own.tail[i];
        all.head[to] += own.head[i];
        all.cross[to] += own.cross[i];
        i++;
      }
    }
  }
}
