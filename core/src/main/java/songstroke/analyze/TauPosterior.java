package songstroke.analyze;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/// What is known of the levels when their spread `tau` is itself uncertain: step 6 of the estimator. It keeps
/// three levels as safe as sixty.
///
/// With `gamma_s`, `rho` and `sigma^2` as fitted, the fixed columns are eliminated:
///
/// ```
/// A = (C_ZZ - C_ZX C_XX^-1 C_XZ) / sigma^2 = Q diag(lam) Q'     r = (C_Zy - C_ZX C_XX^-1 C_Xy) / sigma^2     b = Q'r
/// h_k = (k - 0.5) / 80, k = 1..80     tau_k = 4 S h_k^2      S: scale of the half-normal prior
/// ln weight_k = - 1/2 sum_j ln(1 + tau_k^2 lam_j) + 1/2 sum_j b_j^2 / (lam_j + tau_k^-2)
///               - tau_k^2 / (2 S^2) + ln h_k
/// u | tau_k ~ N(V_k r, V_k)     V_k = Q diag(1 / (lam + tau_k^-2)) Q'
/// ```
///
/// `A` may be singular (levels that always occur together).
final class TauPosterior {
  private static final int GRID = 80;

  private final double[] tau = new double[GRID];
  private final double[] weight = new double[GRID];
  private final double[] lambda;
  private final double[][] vectors;
  private final double[] b;
  private final FixedPart fixed;

  /// The posterior from a cross-product matrix (lower triangle, columns `[X | Z | y]`) with p fixed columns.
  TauPosterior(double[][] c, int p, double sigma, double scale) {
    int levels = c.length - 1 - p;
    fixed = new FixedPart(c, p, sigma);
    double[][] a = new double[levels][levels];
    double[] r = new double[levels];
    double variance = sigma * sigma;
    for (int g = 0; g < levels; g++) {
      for (int h = 0; h <= g; h++) {
        a[g][h] = (c[p + g][p + h] - fixed.product(g, h)) / variance;
        a[h][g] = a[g][h];
      }
      r[g] = (c[p + levels][p + g] - fixed.product(levels, g)) / variance;
    }
    var eigen = new EigenDecompositionSymmetric(new Array2DRowRealMatrix(a, false), 1e-15, true);
    lambda = eigen.getEigenvalues();
    vectors = new double[levels][];
    b = new double[levels];
    for (int j = 0; j < levels; j++) {
      lambda[j] = Math.max(0, lambda[j]);
      vectors[j] = eigen.getEigenvector(j).toArray();
      b[j] = dot(vectors[j], r);
    }
    weigh(scale);
  }

  private void weigh(double scale) {
    double[] log = new double[GRID];
    double highest = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < GRID; k++) {
      double h = (k + 0.5) / GRID;
      tau[k] = 4 * scale * h * h;
      double square = tau[k] * tau[k];
      log[k] = -square / (2 * scale * scale) + Math.log(h);
      for (int j = 0; j < lambda.length; j++) {
        log[k] += -0.5 * Math.log1p(square * lambda[j]) + 0.5 * b[j] * b[j] / (lambda[j] + 1 / square);
      }
      highest = Math.max(highest, log[k]);
    }
    double sum = 0;
    for (int k = 0; k < GRID; k++) {
      weight[k] = Math.exp(log[k] - highest);
      sum += weight[k];
    }
    for (int k = 0; k < GRID; k++) {
      weight[k] /= sum;
    }
  }

  double meanTau() {
    return dot(weight, tau);
  }

  /// The distribution of a contrast between levels, `L u`.
  NormalMixture contrast(double[] l) {
    return mixture(l, 0, 0);
  }

  /// The distribution of `b_column + L u`: a fixed effect together with levels.
  NormalMixture withFixed(int column, double[] l) {
    double[] rest = l.clone();
    for (int g = 0; g < rest.length; g++) {
      rest[g] -= fixed.onLevel(column, g);
    }
    return mixture(rest, fixed.onLevel(column, rest.length), fixed.variance(column));
  }

  private NormalMixture mixture(double[] l, double offset, double extraVariance) {
    int levels = lambda.length;
    double[] turned = turned(l);
    double[] means = new double[GRID];
    double[] sds = new double[GRID];
    for (int k = 0; k < GRID; k++) {
      double precision = 1 / (tau[k] * tau[k]);
      double variance = extraVariance;
      means[k] = offset;
      for (int j = 0; j < levels; j++) {
        double v = turned[j] / (lambda[j] + precision);
        means[k] += v * b[j];
        variance += v * turned[j];
      }
      sds[k] = Math.sqrt(variance);
    }
    return new NormalMixture(weight, means, sds);
  }

  /// `sqrt(L A^+ L')`: the standard error of a contrast without any shrinkage.
  double unshrunkSe(double[] l) {
    double largest = 0;
    for (double value : lambda) {
      largest = Math.max(largest, value);
    }
    double[] turned = turned(l);
    double variance = 0;
    for (int j = 0; j < lambda.length; j++) {
      if (lambda[j] > 1e-10 * largest) {
        variance += turned[j] * turned[j] / lambda[j];
      }
    }
    return Math.sqrt(variance);
  }

  /// `Q'l`, four sums at a time, which do not wait for each other.
  private double[] turned(double[] l) {
    double[] turned = new double[l.length];
    int j = 0;
    for (; j + 3 < turned.length; j += 4) {
      double[] first = vectors[j];
      double[] second = vectors[j + 1];
      double[] third = vectors[j + 2];
      double[] fourth = vectors[j + 3];
      double sum1 = 0;
      double sum2 = 0;
      double sum3 = 0;
      double sum4 = 0;
      for (int g = 0; g < l.length; g++) {
        double value = l[g];
        sum1 += first[g] * value;
        sum2 += second[g] * value;
        sum3 += third[g] * value;
        sum4 += fourth[g] * value;
      }
      turned[j] = sum1;
      turned[j + 1] = sum2;
      turned[j + 2] = sum3;
      turned[j + 3] = sum4;
    }
    for (; j < turned.length; j++) {
      turned[j] = dot(vectors[j], l);
    }
    return turned;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
