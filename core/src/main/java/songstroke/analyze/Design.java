package songstroke.analyze;

import java.util.ArrayList;
import java.util.List;

/// The model's columns for a list of rows: `y`, weights, fixed columns `X`, level shares `Z`, and where
/// sessions begin. Rows are sorted by session, then place.
///
/// @param xNames       names of the fixed columns, in order
/// @param x            one array a row, as long as `xNames`
/// @param zCount       number of level columns
/// @param zIndex       per row the levels it belongs to, rising; empty for silence
/// @param zShare       the shares that go with `zIndex`
/// @param y            the outcome, centred
/// @param yMean        what was taken off
/// @param weight       each above 0 and at most 1
/// @param sessionStart index of each session's first row, and the number of rows at the end
@SuppressWarnings("ArrayRecordComponent") // numbers that never leave this package, never compared
record Design(List<String> xNames, double[][] x, int zCount, int[][] zIndex, double[][] zShare, double[] y,
    double yMean, double[] weight, int[] sessionStart) {

  /// Builds it from rows of which each has the outcome, without linearly dependent fixed columns.
  static Design of(List<AnalysisRow> rows, Outcome outcome, FixedColumns columns, LevelTable levels) {
    int n = rows.size();
    double[] y = new double[n];
    double[] weight = new double[n];
    double mean = 0;
    List<Integer> starts = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      AnalysisRow row = rows.get(i);
      y[i] = outcome.of(row.typing());
      weight[i] = outcome.weight(row.typing());
      mean += (y[i] - mean) / (i + 1);
      if (i == 0 || !row.session().equals(rows.get(i - 1).session())) {
        starts.add(i);
      }
    }
    for (int i = 0; i < n; i++) {
      y[i] -= mean;
    }
    starts.add(n);
    FixedColumns independent = columns.independent();
    return new Design(independent.names(), independent.rows(), levels.modelled(), levels.index(),
        levels.share(), y,
        mean, weight, starts.stream().mapToInt(Integer::intValue).toArray());
  }

  int rows() {
    return y.length;
  }

  int sessions() {
    return sessionStart.length - 1;
  }

  int fixed() {
    return xNames.size();
  }

  /// The same rows without any level: the model in which the music makes no difference.
  Design withoutLevels() {
    return new Design(xNames, x, 0, new int[rows()][0], new double[rows()][0], y, yMean, weight,
        sessionStart);
  }
}
