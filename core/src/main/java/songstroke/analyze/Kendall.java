package songstroke.analyze;

import java.util.Arrays;
import java.util.Comparator;

/// Kendall's tau-b in `n ln n` steps (Knight 1966): pairs out of order are the exchanges of a merge sort.
final class Kendall {
  private Kendall() {}

  /// `(P - Q) / sqrt((n0 - n1)(n0 - n2))`; not a number when x or y does not vary.
  static double tauB(double[] x, double[] y) {
    int n = x.length;
    Integer[] order = new Integer[n];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.<Integer>comparingDouble(i -> x[i]).thenComparingDouble(i -> y[i]));
    double[] sorted = new double[n];
    double tiedX = 0;
    double tiedBoth = 0;
    int runX = 0;
    int runBoth = 0;
    for (int i = 0; i < n; i++) {
      sorted[i] = y[order[i]];
      boolean sameX = i > 0 && x[order[i]] == x[order[i - 1]];
      boolean sameBoth = sameX && sorted[i] == sorted[i - 1];
      runX = sameX ? runX + 1 : 0;
      runBoth = sameBoth ? runBoth + 1 : 0;
      tiedX += runX;
      tiedBoth += runBoth;
    }
    double exchanges = mergeSort(sorted, new double[n], 0, n);
    double tiedY = 0;
    int runY = 0;
    for (int i = 1; i < n; i++) {
      runY = sorted[i] == sorted[i - 1] ? runY + 1 : 0;
      tiedY += runY;
    }
    double pairs = n * (n - 1.0) / 2;
    return (pairs - tiedX - tiedY + tiedBoth - 2 * exchanges)
        / (Math.sqrt(pairs - tiedX) * Math.sqrt(pairs - tiedY));
  }

  private static double mergeSort(double[] a, double[] spare, int from, int to) {
    if (to - from < 2) {
      return 0;
    }
    int middle = (from + to) >>> 1;
    double exchanges = mergeSort(a, spare, from, middle) + mergeSort(a, spare, middle, to);
    int left = from;
    int right = middle;
    for (int k = from; k < to; k++) {
      if (right >= to || (left < middle && a[left] <= a[right])) {
        spare[k] = a[left++];
      } else {
        spare[k] = a[right++];
        exchanges += middle - left;
      }
    }
    System.arraycopy(spare, from, a, from, to - from);
    return exchanges;
  }
}
