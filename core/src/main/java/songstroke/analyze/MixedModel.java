package songstroke.analyze;

import java.util.Arrays;

import org.hipparchus.special.Erf;
import songstroke.analyze.NelderMead.Precision;

/// The estimator: a linear mixed model with a random effect a level, a random intercept a session, and
/// autocorrelated, weighted errors, fitted by REML.
///
/// ```
/// y_i = x_i'b + sum_g z_ig u_g + s_[session(i)] + e_i
/// u_g ~ N(0, tau^2)    s ~ N(0, sigma_s^2)
/// Cov(e_i, e_j) = sigma^2 rho^|i-j| / sqrt(w_i w_j) within a session, 0 across sessions
/// ```
///
/// In R it is `nlme::lme(y ~ X, random = list(all = pdIdent(~ Z - 1), session = ~ 1), correlation = corAR1(form =
/// ~ order | all/session), weights = varFixed(~ 1 / w))`; the REML log-likelihood is the same number.
///
/// With `gamma_s = sigma_s^2 / sigma^2`, `gamma = tau^2 / sigma^2`, `D = [X | Z | y]`, p fixed columns, G levels:
///
/// 1. Row i: `d_i = sqrt(w_i) D_i`, `j_i = sqrt(w_i)`; every row of a session but its first becomes
///    `(d_i - rho d_(i-1)) / sqrt(1 - rho^2)`, the same for `j`.
/// 2. Session s: `T_s = sum j_i d_i`, `J_s = sum j_i^2`, `c_s = gamma_s / (1 + gamma_s J_s)`.
///    `C = sum_i d_i d_i' - sum_s c_s T_s T_s'`;
///    `ld = sum_s ln(1 + gamma_s J_s) + sum_s (n_s - 1) ln(1 - rho^2) - sum_i ln w_i`.
///    ([CrossProducts] does these two.)
/// 3. `K = C[X,Z] + diag(0, 1/gamma) = L L'`; `ld += G ln gamma + 2 sum ln L_kk`; `L z = C[(X,Z), y]`;
///    `Q = C[y,y] - z'z`; `nu = n - p`; `sigma^2 = Q / nu`; `-2 logREML = ld + nu ln sigma^2 + nu (1 + ln 2 pi)`.
/// 4. Minimise over `ln gamma_s` in [-12, 6], `rho = 0.95 tanh(t)`, `ln gamma` in [-12, 4], by Nelder and Mead from
///    `(ln 0.5, 0.2, ln 0.05)` with steps of 0.8.
/// 5. `(b, u) = K^-1 C[(X,Z), y]` with covariance `sigma^2 K^-1`.
///
/// Without levels (G = 0) the last parameter is absent.
final class MixedModel {
  private static final double LOG_2_PI = Math.log(2 * Math.PI);
  private static final double MOST_RHO = 0.95;
  /// Below this part of `C[y,y]` a remainder is rounding, not variance.
  private static final double ROUNDING = 1e-13;

  private final Design design;
  private final CrossProducts products;
  /// `C`, then `K` and its factor: one matrix for all evaluations.
  private final double[][] work;

  private MixedModel(Design design) {
    this.design = design;
    this.products = new CrossProducts(design);
    this.work = products.triangle();
  }

  /// The fitted model.
  ///
  /// @param c      the cross-product matrix at the optimum, lower triangle, columns `[X | Z | y]`
  /// @param fixed  `b`; its intercept includes the mean taken off `y`
  /// @param blup   `u`
  /// @param se     standard errors of `(b, u)`
  @SuppressWarnings("ArrayRecordComponent") // numbers that never leave this package, never compared
  record Fit(Design design, CrossProducts products, double[][] c, double sigma, double sdSession, double rho,
      double tau,
      double logLik, double[] fixed, double[] blup, double[] se) {

    double sessionRatio() {
      return sdSession * sdSession / (sigma * sigma);
    }

    /// `C` without the rows of one session, the variances as fitted to all.
    double[][] withoutSession(int session) {
      return products.without(session, c, rho, sessionRatio());
    }

    /// What one session adds to `c`.
    CrossProducts.Block session(int session) {
      return products.block(session, rho, sessionRatio());
    }

    /// The parameters of step 4, moved to where the likelihood is not flat around them: a search can begin there.
    private double[] inside() {
      return new double[]{Math.clamp(Math.log(sessionRatio()), -9, 4), atanh(rho / MOST_RHO),
        Math.clamp(2 * Math.log(tau / sigma), -9, 2)};
    }

    /// Where the fixed column of this name is, or -1.
    int column(String name) {
      return design.xNames().indexOf(name);
    }
  }

  /// Whether any variance is left for a model: `y` is not the same everywhere.
  static boolean canFit(Design design) {
    double spread = 0;
    for (double y : design.y()) {
      spread = Math.max(spread, Math.abs(y));
    }
    return spread > 1e-9 && design.rows() > design.fixed();
  }

  /// Fits it; `canFit` must hold.
  static Fit fit(Design design) {
    return new MixedModel(design).fit(
        design.zCount() > 0
            ? new double[]{Math.log(0.5), 0.2, Math.log(0.05)}
            : new double[]{Math.log(0.5), 0.2},
        0.8,
        Precision.FULL);
  }

  /// Fits it roughly, from the parameters of a fit of nearly the same rows, which saves nearly all of the search:
  /// enough for verdicts, not for figures to show.
  static Fit fitFrom(Fit near, Design design) {
    return design.zCount() == 0 || near.design.zCount() == 0
        ? fit(design)
        : new MixedModel(design).fit(near.inside(), 0.1, Precision.ROUGH);
  }

  /// The restricted log-likelihood at any parameters.
  static double logLik(Design design, double sessionRatio, double rho, double levelRatio) {
    return -0.5 * new MixedModel(design).minus2LogReml(sessionRatio, rho, levelRatio);
  }

  /// Whether the levels matter at all: `LR = 2 (l - l(tau = 0))`, `p = P(chi^2_1 > LR) / 2`, and 1 if LR is 0.
  static LevelTest test(Fit fit) {
    double logLik = fit(fit.design.withoutLevels()).logLik;
    double lr = Math.max(0, 2 * (fit.logLik - logLik));
    return new LevelTest(lr, lr == 0 ? 1 : Erf.erfc(Math.sqrt(lr / 2)) / 2);
  }

  private Fit fit(double[] start, double step, Precision precision) {
    double[] best = NelderMead.minimise(v -> minus2LogReml(sessionRatio(v), rho(v), levelRatio(v)), start,
        step,
        precision);
    return at(sessionRatio(best), rho(best), levelRatio(best));
  }

  private static double sessionRatio(double[] v) {
    return Math.exp(Math.clamp(v[0], -12, 6));
  }

  private static double rho(double[] v) {
    return MOST_RHO * Math.tanh(v[1]);
  }

  private static double atanh(double x) {
    double inside = Math.clamp(x, -0.99, 0.99);
    return 0.5 * Math.log((1 + inside) / (1 - inside));
  }

  private static double levelRatio(double[] v) {
    return v.length < 3 ? 1 : Math.exp(Math.clamp(v[2], -12, 4));
  }

  private double minus2LogReml(double sessionRatio, double rho, double levelRatio) {
    products.fill(work, rho, sessionRatio);
    double q = factor(levelRatio);
    double ld = products.logDeterminant(rho, sessionRatio) + design.zCount() * Math.log(levelRatio);
    for (int k = 0; k < products.size() - 1; k++) {
      ld += 2 * Math.log(work[k][k]);
    }
    int nu = design.rows() - design.fixed();
    return ld + nu * Math.log(q / nu) + nu * (1 + LOG_2_PI);
  }

  /// Makes `L` and `z` of `C`; returns `Q`.
  private double factor(double levelRatio) {
    int m = products.size() - 1;
    double total = work[m][m];
    for (int g = 0; g < design.zCount(); g++) {
      work[design.fixed() + g][design.fixed() + g] += 1 / levelRatio;
    }
    return Cholesky.factorWithRight(work, ROUNDING * total);
  }

  private Fit at(double sessionRatio, double rho, double levelRatio) {
    int p = design.fixed();
    int m = products.size() - 1;
    double logLik = -0.5 * minus2LogReml(sessionRatio, rho, levelRatio);
    double[][] c = products.triangle();
    products.fill(c, rho, sessionRatio);
    for (int r = 0; r <= m; r++) {
      System.arraycopy(c[r], 0, work[r], 0, r + 1);
    }
    double q = factor(levelRatio);
    double sigma = Math.sqrt(q / (design.rows() - p));
    double[] estimate = Cholesky.solveTransposed(work, m, work[m]);
    double[] fixed = Arrays.copyOf(estimate, p);
    fixed[0] += design.yMean();
    double[] se = new double[m];
    for (int r = 0; r < m; r++) {
      se[r] = sigma * Math.sqrt(Cholesky.inverseDiagonal(work, m, r));
    }
    return new Fit(design, products, c, sigma, sigma * Math.sqrt(sessionRatio), rho,
        design.zCount() == 0 ? 0 : sigma * Math.sqrt(levelRatio), logLik, fixed,
        Arrays.copyOfRange(estimate, p, m), se);
  }
}
