package songstroke.analyze;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.LUDecomposition;

/// Whether a claim stands when a single session is left out, with the variances as fitted to all.
///
/// Only the twenty sessions that carry most of the level are tried (five beyond a hundred levels). Of these the one
/// whose absence moves the contrast nearest to 0 (in standard errors, at the mean `tau`) decides; when it is near
/// the limit, by the full posterior.
final class SessionInfluence {
  private static final int TRIED = 20;
  private static final int TRIED_OF_MANY = 5;
  private static final int MANY_LEVELS = 100;
  /// Standard errors below which no claim stands and above which every one does, whatever `tau` is.
  private static final double SURELY_GONE = 1;
  private static final double SURELY_THERE = 4;

  private final MixedModel.Fit fit;
  private final double tau;
  private final int m;
  /// Per level the weight of its rows in each session; made for the first claim, as are the next two.
  private List<Map<Integer, Double>> weights = List.of();
  /// `K^-1` for all sessions, of `[X | Z]`.
  private double[][] inverse = {};
  /// `K^-1 C[(X,Z), y]`.
  private double[] estimate = {};

  SessionInfluence(MixedModel.Fit fit, double tau) {
    this.fit = fit;
    this.tau = tau;
    m = fit.c().length - 1;
  }

  /// Whether leaving out one session removes the claim that the contrast `l` of level g is not 0.
  boolean oneSessionDrives(int g, double[] l, double limit, Outcome outcome) {
    prepare();
    int worst = -1;
    double lowest = Double.POSITIVE_INFINITY;
    double[] wide = new double[m];
    System.arraycopy(l, 0, wide, fit.design().fixed(), l.length);
    double[] turned = product(inverse, wide);
    double sign = Math.signum(dot(wide, estimate));
    for (int s : heaviest(g)) {
      double distance = sign * distanceWithout(s, wide, turned);
      if (distance < lowest) {
        lowest = distance;
        worst = s;
      }
    }
    if (worst < 0 || lowest > SURELY_THERE) {
      return false;
    }
    if (lowest < SURELY_GONE) {
      return true;
    }
    var rest = new TauPosterior(fit.withoutSession(worst), fit.design().fixed(), fit.sigma(),
        outcome.priorScale());
    double above = 1 - rest.contrast(l).cdf(0);
    return (sign > 0 ? 1 - above : above) > limit;
  }

  private int[] heaviest(int g) {
    return weights.get(g).entrySet().stream()
        .sorted(Map.Entry.<Integer, Double>comparingByValue().reversed())
        .limit(fit.design().zCount() > MANY_LEVELS ? TRIED_OF_MANY : TRIED).mapToInt(Map.Entry::getKey)
        .toArray();
  }

  private void prepare() {
    if (!weights.isEmpty()) {
      return;
    }
    Design design = fit.design();
    weights = Stream.generate(() -> (Map<Integer, Double>) new TreeMap<Integer, Double>())
        .limit(design.zCount())
        .toList();
    for (int s = 0; s < design.sessions(); s++) {
      for (int i = design.sessionStart()[s]; i < design.sessionStart()[s + 1]; i++) {
        for (int k = 0; k < design.zIndex()[i].length; k++) {
          weights.get(design.zIndex()[i][k]).merge(s, design.zShare()[i][k] * design.weight()[i],
              Double::sum);
        }
      }
    }
    double[][] factor = factor(fit.c());
    inverse = new double[m][];
    for (int column = 0; column < m; column++) {
      double[] unit = new double[m];
      unit[column] = 1;
      inverse[column] = Cholesky.solveTransposed(factor, m, Cholesky.solve(factor, m, unit));
    }
    estimate = Cholesky.solveTransposed(factor, m, factor[m]);
  }

  /// The contrast in standard errors, without a session.
  ///
  /// A session's part `B` of `C` touches few columns `E`, so leaving it out changes `K` by little (Woodbury):
  /// `(K - E B E')^-1 = K^-1 + K^-1 E M E' K^-1` with `M = B (I - S B)^-1` and `S = E' K^-1 E`.
  ///
  /// @param l      the contrast, over all columns
  /// @param turned `K^-1 l`
  private double distanceWithout(int session, double[] l, double[] turned) {
    CrossProducts.Block block = fit.session(session);
    int b = block.at().length - 1;
    double[][] own = block.values();
    double[][] left = new double[b][b];
    double[] h = new double[b];
    double[] rest = new double[b];
    for (int r = 0; r < b; r++) {
      double[] row = inverse[block.at()[r]];
      h[r] = turned[block.at()[r]];
      rest[r] = estimate[block.at()[r]];
      for (int k = 0; k < b; k++) {
        double s = row[block.at()[k]];
        rest[r] -= s * own[b][k];
        for (int c = 0; c < b; c++) {
          left[r][c] -= s * own[k][c];
        }
      }
      left[r][r] += 1;
    }
    DecompositionSolver solver = new LUDecomposition(new Array2DRowRealMatrix(left, false)).getSolver();
    if (!solver.isNonSingular()) {
      return distance(fit.withoutSession(session), l);
    }
    double[] x = solver.solve(new ArrayRealVector(h, false)).toArray();
    double mean = dot(l, estimate);
    double variance = dot(l, turned);
    for (int r = 0; r < b; r++) {
      double mh = 0;
      for (int k = 0; k < b; k++) {
        mh += own[r][k] * x[k];
      }
      mean += mh * rest[r] - h[r] * own[b][r];
      variance += mh * h[r];
    }
    return variance > 0
        ? mean / (fit.sigma() * Math.sqrt(variance))
        : distance(fit.withoutSession(session), l);
  }

  /// The contrast in standard errors, from any cross-product matrix.
  private double distance(double[][] c, double[] l) {
    double[][] k = factor(c);
    double[] half = Cholesky.solve(k, m, l);
    return dot(half, k[m]) / (fit.sigma() * Math.sqrt(dot(half, half)));
  }

  /// The factor of `K`, with `z'` of `L z = C[(X,Z), y]` as its last row.
  private double[][] factor(double[][] c) {
    int p = fit.design().fixed();
    double[][] k = new double[c.length][];
    for (int r = 0; r < c.length; r++) {
      k[r] = c[r].clone();
      if (r >= p && r < m) {
        k[r][r] += fit.sigma() * fit.sigma() / (tau * tau);
      }
    }
    Cholesky.factorWithRight(k, 0);
    return k;
  }

  private double[] product(double[][] matrix, double[] vector) {
    double[] product = new double[m];
    for (int r = 0; r < m; r++) {
      product[r] = dot(matrix[r], vector);
    }
    return product;
  }

  private double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < m; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
