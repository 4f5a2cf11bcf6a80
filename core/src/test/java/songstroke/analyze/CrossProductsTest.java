package songstroke.analyze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrossProductsTest {
  @ParameterizedTest
  @CsvSource({"0, 0.5", "0.4, 2", "-0.3, 0.01", "0.94, 50"})
  void theSmallSumsPerSessionGiveWhatWholeRowsGive(double rho, double sessionRatio) {
    Design design = design();
    var products = new CrossProducts(design);
    double[][] found = products.triangle();
    products.fill(found, rho, sessionRatio);
    double[][] dense = dense(design, -1, rho, sessionRatio);
    same(found, dense);
    // A matrix that was used before is filled again.
    products.fill(found, rho / 2, sessionRatio);
    products.fill(found, rho, sessionRatio);
    same(found, dense);
  }

  @ParameterizedTest
  @CsvSource({"0, 0.5, 0", "0.4, 2, 7"})
  void aSessionCanBeTakenOut(double rho, double sessionRatio, int session) {
    Design design = design();
    var products = new CrossProducts(design);
    double[][] whole = products.triangle();
    products.fill(whole, rho, sessionRatio);
    same(products.without(session, whole, rho, sessionRatio), dense(design, session, rho, sessionRatio));
  }

  private static void same(double[][] found, double[][] dense) {
    for (int r = 0; r < dense.length; r++) {
      for (int c = 0; c <= r; c++) {
        double size = Math.sqrt(dense[r][r] * dense[c][c]) + 1;
        assertThat(found[r][c]).as("%d, %d", r, c).isCloseTo(dense[r][c], within(1e-11 * size));
      }
    }
  }

  private static Design design() {
    List<AnalysisRow> rows = new SimulatedTypist(20, 12, List.of(0.1), 0.02, true, 0).type(3);
    return Design.of(rows, Outcome.SPEED, FixedColumns.of(rows), LevelTable.of(rows, Grouping.genre()));
  }

  /// Steps 1 and 2 of [MixedModel] as they are written there, over rows of all columns.
  private static double[][] dense(Design design, int leftOut, double rho, double sessionRatio) {
    int size = design.fixed() + design.zCount() + 1;
    double[][] c = new double[size][size];
    for (int s = 0; s < design.sessions(); s++) {
      if (s != leftOut) {
        List<double[]> rows = whitened(design, s, rho);
        double[] t = new double[size];
        double j = 0;
        for (double[] row : rows) {
          add(c, row, 1);
          for (int k = 0; k < size; k++) {
            t[k] += row[size] * row[k];
          }
          j += row[size] * row[size];
        }
        add(c, t, -sessionRatio / (1 + sessionRatio * j));
      }
    }
    return c;
  }

  private static void add(double[][] c, double[] row, double factor) {
    for (int r = 0; r < c.length; r++) {
      for (int k = 0; k < c.length; k++) {
        c[r][k] += factor * row[r] * row[k];
      }
    }
  }

  /// The rows of a session, with `j` behind the columns `[X | Z | y]`.
  private static List<double[]> whitened(Design design, int session, double rho) {
    int p = design.fixed();
    int size = p + design.zCount() + 1;
    List<double[]> rows = new ArrayList<>();
    double[] before = new double[size + 1];
    for (int i = design.sessionStart()[session]; i < design.sessionStart()[session + 1]; i++) {
      double[] row = new double[size + 1];
      System.arraycopy(design.x()[i], 0, row, 0, p);
      for (int k = 0; k < design.zIndex()[i].length; k++) {
        row[p + design.zIndex()[i][k]] = design.zShare()[i][k];
      }
      row[size - 1] = design.y()[i];
      row[size] = 1;
      double[] white = new double[size + 1];
      for (int k = 0; k <= size; k++) {
        row[k] *= Math.sqrt(design.weight()[i]);
        white[k] = rows.isEmpty() ? row[k] : (row[k] - rho * before[k]) / Math.sqrt(1 - rho * rho);
      }
      rows.add(white);
      before = row;
    }
    return rows;
  }
}
