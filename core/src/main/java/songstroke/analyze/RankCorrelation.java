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
  /// A column of which less than this part is left does not vary any more.
  private static final double GONE = 1e-9;

  /// Intervals of the plain and the partial correlation.
  record Bootstrap(PropertyCorrelation.Limits spearman, PropertyCorrelation.Limits partial) {}

  private final Column x;
  private final Column y;
  private final double[] cos;
  private final double[] sin;
  private final int[] session;
  private final int sessions;
  private final double spearman;
  private final double partial;
  private final double withinSession;

  /// @param session per row, rising by at most 1 from row to row, from 0 on
  RankCorrelation(double[] x, double[] y, double[] hours, int[] session) {
    this.x = new Column(x);
    this.y = new Column(y);
    this.session = session;
    sessions = session[session.length - 1] + 1;
    cos = Arrays.stream(hours).map(h -> Math.cos(2 * Math.PI * h / 24)).toArray();
    sin = Arrays.stream(hours).map(h -> Math.sin(2 * Math.PI * h / 24)).toArray();
    double[] once = new double[x.length];
    Arrays.fill(once, 1);
    Moments whole = new Moments(once);
    spearman = whole.plain();
    partial = whole.partial();
    withinSession = offSessions();
  }

  /// Not a number when x or y does not vary.
  double spearman() {
    return spearman;
  }

  /// The correlation of what least squares on (1, cos, sin) leaves of both ranks; not a number when nothing is left.
  double partial() {
    return partial;
  }

  double withinSession() {
    return withinSession;
  }

  private double offSessions() {
    double[] a = offSession(x);
    double[] b = offSession(y);
    double aa = 0;
    double bb = 0;
    double ab = 0;
    for (int i = 0; i < a.length; i++) {
      aa += a[i] * a[i];
      bb += b[i] * b[i];
      ab += a[i] * b[i];
    }
    return correlation(aa, bb, ab, GONE, GONE);
  }

  /// 2,000 draws of as many sessions as there are, the same for the same rows.
  Bootstrap bootstrap() {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] plain = new double[DRAWS];
    double[] partial = new double[DRAWS];
    double[] weight = new double[session.length];
    for (int draw = 0; draw < DRAWS; draw++) {
      int[] times = new int[sessions];
      for (int s = 0; s < sessions; s++) {
        times[random.nextInt(sessions)]++;
      }
      for (int i = 0; i < weight.length; i++) {
        weight[i] = times[session[i]];
      }
      Moments moments = new Moments(weight);
      plain[draw] = moments.plain();
      partial[draw] = moments.partial();
    }
    return new Bootstrap(limits(plain), limits(partial));
  }

  private double[] offSession(Column column) {
    double[] sum = new double[sessions];
    int[] count = new int[sessions];
    for (int i = 0; i < session.length; i++) {
      sum[session[i]] += column.rank(i);
      count[session[i]]++;
    }
    return IntStream.range(0, session.length)
        .mapToDouble(i -> column.rank(i) - sum[session[i]] / count[session[i]]).toArray();
  }

  private static double correlation(double aa, double bb, double ab, double aLimit, double bLimit) {
    return aa > aLimit && bb > bLimit ? Math.clamp(ab / Math.sqrt(aa * bb), -1, 1) : Double.NaN;
  }

  /// One column: for each row the place of its value among the different values, and average ranks as of the last
  /// ranking.
  private static final class Column {
    private final int[] place;
    private final double[] rankAt;

    private Column(double[] values) {
      int[] order = order(values);
      place = new int[values.length];
      int different = 0;
      for (int k = 1; k < order.length; k++) {
        if (values[order[k]] != values[order[k - 1]]) {
          different++;
        }
        place[order[k]] = different;
      }
      rankAt = new double[different + 1];
      rank(IntStream.range(0, values.length).mapToDouble(_ -> 1).toArray());
    }

    /// Ranks again, row i being there `weight[i]` times.
    private void rank(double[] weight) {
      Arrays.fill(rankAt, 0);
      for (int i = 0; i < place.length; i++) {
        rankAt[place[i]] += weight[i];
      }
      double before = 0;
      for (int k = 0; k < rankAt.length; k++) {
        double tied = rankAt[k];
        rankAt[k] = before + (tied + 1) / 2;
        before += tied;
      }
    }

    private double rank(int row) {
      return rankAt[place[row]];
    }
  }

  /// Centred sums of products of cos, sin and both ranks, row i being there `weight[i]` times.
  private final class Moments {
    private final double n;
    private double cc;
    private double cs;
    private double ss;
    private double cx;
    private double sx;
    private double cy;
    private double sy;
    private double xx;
    private double xy;
    private double yy;

    private Moments(double[] weight) {
      x.rank(weight);
      y.rank(weight);
      double total = 0;
      double cosSum = 0;
      double sinSum = 0;
      for (int i = 0; i < weight.length; i++) {
        total += weight[i];
        cosSum += weight[i] * cos[i];
        sinSum += weight[i] * sin[i];
      }
      n = total;
      double middle = (total + 1) / 2;
      double cosMean = cosSum / total;
      double sinMean = sinSum / total;
      for (int i = 0; i < weight.length; i++) {
        double w = weight[i];
        if (w == 0) {
          continue;
        }
        double c = cos[i] - cosMean;
        double s = sin[i] - sinMean;
        double a = x.rank(i) - middle;
        double b = y.rank(i) - middle;
        cc += w * c * c;
        cs += w * c * s;
        ss += w * s * s;
        cx += w * c * a;
        sx += w * s * a;
        cy += w * c * b;
        sy += w * s * b;
        xx += w * a * a;
        xy += w * a * b;
        yy += w * b * b;
      }
    }

    private double plain() {
      return correlation(xx, yy, xy, GONE, GONE);
    }

    /// Takes out cos, then what is left of sin; either only if it varies.
    private double partial() {
      double a = xx;
      double b = yy;
      double ab = xy;
      double s2 = ss;
      double sa = sx;
      double sb = sy;
      if (cc > GONE * n) {
        a -= cx * cx / cc;
        b -= cy * cy / cc;
        ab -= cx * cy / cc;
        s2 -= cs * cs / cc;
        sa -= cs * cx / cc;
        sb -= cs * cy / cc;
      }
      if (s2 > GONE * n) {
        a -= sa * sa / s2;
        b -= sb * sb / s2;
        ab -= sa * sb / s2;
      }
      return correlation(a, b, ab, GONE * xx, GONE * yy);
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
