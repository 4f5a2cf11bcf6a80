package songstroke.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CholeskyTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 13, 50})
  void workingOnSeveralRowsAtATimeChangesNoBit(int size) {
    double[][] blocks = positive(size);
    double[][] plain = positive(size);
    double left = Cholesky.factorWithRight(blocks, 0);
    assertThat(left).isEqualTo(oneEntryAfterTheOther(plain));
    for (int r = 0; r < size - 1; r++) {
      assertThat(blocks[r]).as("row %d", r).isEqualTo(plain[r]);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 11})
  void theDiagonalOfTheInverseIsThatOfSolvedUnits(int m) {
    double[][] factor = positive(m + 1);
    Cholesky.factorWithRight(factor, 0);
    for (int at = 0; at < m; at++) {
      double[] unit = new double[m];
      unit[at] = 1;
      double squares = 0;
      for (double x : Cholesky.solve(factor, m, unit)) {
        squares += x * x;
      }
      assertThat(Cholesky.inverseDiagonal(factor, m, at)).isEqualTo(squares);
    }
  }

  /// The lower triangle of `B B' + 1` for a random B.
  private static double[][] positive(int size) {
    RandomGenerator random = SimulatedTypist.random(size);
    double[][] b = new double[size][size];
    for (double[] row : b) {
      for (int c = 0; c < size; c++) {
        row[c] = random.nextGaussian();
      }
    }
    double[][] a = new double[size][];
    for (int r = 0; r < size; r++) {
      a[r] = new double[r + 1];
      for (int c = 0; c <= r; c++) {
        a[r][c] = r == c ? 1 : 0;
        for (int k = 0; k < size; k++) {
          a[r][c] += b[r][k] * b[c][k];
        }
      }
    }
    return a;
  }

  private static double oneEntryAfterTheOther(double[][] a) {
    int last = a.length - 1;
    for (int r = 0; r <= last; r++) {
      for (int c = 0; c <= r; c++) {
        double sum = a[r][c];
        for (int k = 0; k < c; k++) {
          sum -= a[r][k] * a[c][k];
        }
        if (c < r) {
          a[r][c] = sum / a[c][c];
        } else if (r == last) {
          return sum;
        } else {
          a[r][c] = Math.sqrt(sum);
        }
      }
    }
    throw new AssertionError("the last row returns");
  }
}
