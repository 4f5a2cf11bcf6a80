package songstroke.analyze;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Spearman's rank correlation of two columns: plain, with the hour of the day taken out, within sessions; and
/// intervals from drawing whole sessions.
///
/// A draw repeats sessions, which is the same as weighting their rows by whole numbers: the columns are sorted
/// once and each draw costs one pass.
final class RankCorrelation {
  private static final int DRAWS = 2000;
  private static final long SEED = 20_261_122;

  /// Intervals of the plain and the partial correlation.
  record Bootstrap(PropertyCorrelation.Limits spearman, PropertyCorrelation.Limits partial) {}

  private final double[] x;
  private final double[] y;
  private final double[] cos;
  private final double[] sin;
  private final int[] session;
  private final int sessions;
  private final int[] orderX;
  private final int[] orderY;
  private final double[] ones;

  /// @param session per row, rising by at most 1 from row to row, from 0 on
  RankCorrelation(double[] x, double[] y, double[] hours, int[] session) {
    this.x = x;
    this.y = y;
    this.session = session;
    sessions = session[session.length - 1] + 1;
    cos = Arrays.stream(hours).map(h -> Math.cos(2 * Math.PI * h / 24)).toArray();
    sin = Arrays.stream(hours).map(h -> Math.sin(2 * Math.PI * h / 24)).toArray();
    orderX = order(x);
    orderY = order(y);
    ones = new double[x.length];
    Arrays.fill(ones, 1);
  }

  double spearman() {
    return correlation(new double[][]{ranks(x, orderX, ones), ranks(y, orderY, ones)}, ones);
  }

  /// The correlation of what least squares on (1, cos, sin) leaves of both ranks.
  double partial() {
    return correlation(new double[][]{cos, sin, ranks(x, orderX, ones), ranks(y, orderY, ones)}, ones);
  }

  double withinSession() {
    return correlation(new double[][]{offSession(ranks(x, orderX, ones)), offSession(ranks(y, orderY, ones))},
        ones);
  }

  /// 2,000 draws of as many sessions as there are, the same for the same rows.
  Bootstrap bootstrap() {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] plain = new double[DRAWS];
    double[] partial = new double[DRAWS];
    double[] weight = new double[x.length];
    for (int draw = 0; draw < DRAWS; draw++) {
      int[] times = new int[sessions];
      for (int s = 0; s < sessions; s++) {
        times[random.nextInt(sessions)]++;
      }
      for (int i = 0; i < weight.length; i++) {
        weight[i] = times[session[i]];
      }
      double[] rankX = ranks(x, orderX, weight);
      double[] rankY = ranks(y, orderY, weight);
      plain[draw] = correlation(new double[][]{rankX, rankY}, weight);
      partial[draw] = correlation(new double[][]{cos, sin, rankX, rankY}, weight);
    }
    return new Bootstrap(limits(plain), limits(partial));
  }

  /// Average ranks when row i is there `weight[i]` times.
  private static double[] ranks(double[] values, int[] order, double[] weight) {
    double[] ranks = new double[values.length];
    double before = 0;
    int from = 0;
    while (from < order.length) {
      int to = from;
      double tied = 0;
      while (to < order.length && values[order[to]] == values[order[from]]) {
        tied += weight[order[to]];
        to++;
      }
      for (int k = from; k < to; k++) {
        ranks[order[k]] = before + (tied + 1) / 2;
      }
      before += tied;
      from = to;
    }
    return ranks;
  }

  private double[] offSession(double[] ranks) {
    double[] sum = new double[sessions];
    int[] count = new int[sessions];
    for (int i = 0; i < ranks.length; i++) {
      sum[session[i]] += ranks[i];
      count[session[i]]++;
    }
    return IntStream.range(0, ranks.length).mapToDouble(i -> ranks[i] - sum[session[i]] / count[session[i]])
        .toArray();
  }

  /// The weighted correlation of the last two columns, the others taken out of both; not a number when one of
  /// them does not vary any more.
  private static double correlation(double[][] columns, double[] weight) {
    int m = columns.length;
    double total = 0;
    double[] mean = new double[m];
    for (int i = 0; i < weight.length; i++) {
      total += weight[i];
      for (int c = 0; c < m; c++) {
        mean[c] += weight[i] * columns[c][i];
      }
    }
    for (int c = 0; c < m; c++) {
      mean[c] /= total;
    }
    double[][] product = new double[m][m];
    for (int i = 0; i < weight.length; i++) {
      if (weight[i] != 0) {
        for (int r = 0; r < m; r++) {
          double value = weight[i] * (columns[r][i] - mean[r]);
          for (int c = 0; c <= r; c++) {
            product[r][c] += value * (columns[c][i] - mean[c]);
          }
        }
      }
    }
    double[] before = IntStream.range(0, m).mapToDouble(c -> product[c][c]).toArray();
    for (int k = 0; k < m - 2; k++) {
      if (product[k][k] > 1e-9 * Math.max(before[k], total)) {
        eliminate(product, k);
      }
    }
    double xx = product[m - 2][m - 2];
    double yy = product[m - 1][m - 1];
    boolean varies = xx > 1e-9 * before[m - 2] && yy > 1e-9 * before[m - 1];
    return varies ? Math.clamp(product[m - 1][m - 2] / Math.sqrt(xx * yy), -1, 1) : Double.NaN;
  }

  private static void eliminate(double[][] product, int k) {
    for (int r = product.length - 1; r > k; r--) {
      double factor = product[r][k] / product[k][k];
      for (int c = k + 1; c <= r; c++) {
        product[r][c] -= factor * product[c][k];
      }
    }
  }

  /// The 2.5 and 97.5 % points (linear between order statistics) of the draws that have a value.
  private static PropertyCorrelation.Limits limits(double[] draws) {
    double[] sorted = Arrays.stream(draws).filter(Double::isFinite).sorted().toArray();
    return sorted.length == 0
        ? new PropertyCorrelation.Limits(-1, 1)
        : new PropertyCorrelation.Limits(quantile(sorted, 0.025), quantile(sorted, 0.975));
  }

  private static double quantile(double[] sorted, double p) {
    double place = p * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  private static int[] order(double[] values) {
    return IntStream.range(0, values.length).boxed().sorted((i, j) -> Double.compare(values[i], values[j]))
        .mapToInt(Integer::intValue).toArray();
  }
}
