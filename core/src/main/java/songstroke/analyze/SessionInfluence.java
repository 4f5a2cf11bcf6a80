package songstroke.analyze;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

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

  SessionInfluence(MixedModel.Fit fit, double tau) {
    this.fit = fit;
    this.tau = tau;
  }

  /// Whether leaving out one session removes the claim that the contrast `l` of level g is not 0.
  boolean oneSessionDrives(int g, double[] l, double limit, Outcome outcome) {
    int worst = -1;
    double lowest = Double.POSITIVE_INFINITY;
    double sign = Math.signum(distance(fit.c(), l));
    for (int s : heaviest(g)) {
      double distance = sign * distance(fit.withoutSession(s), l);
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
    Design design = fit.design();
    double[] weight = new double[design.sessions()];
    for (int s = 0; s < weight.length; s++) {
      for (int i = design.sessionStart()[s]; i < design.sessionStart()[s + 1]; i++) {
        int at = Arrays.binarySearch(design.zIndex()[i], g);
        weight[s] += at < 0 ? 0 : design.zShare()[i][at] * design.weight()[i];
      }
    }
    return IntStream.range(0, weight.length).filter(s -> weight[s] > 0).boxed()
        .sorted(Comparator.comparingDouble(s -> -weight[s]))
        .limit(design.zCount() > MANY_LEVELS ? TRIED_OF_MANY : TRIED).mapToInt(Integer::intValue)
        .toArray();
  }

  /// The contrast in standard errors.
  private double distance(double[][] c, double[] l) {
    int p = fit.design().fixed();
    int m = c.length - 1;
    double[][] k = new double[c.length][];
    for (int r = 0; r < c.length; r++) {
      k[r] = c[r].clone();
    }
    for (int g = 0; g < l.length; g++) {
      k[p + g][p + g] += fit.sigma() * fit.sigma() / (tau * tau);
    }
    Cholesky.factorWithRight(k, 0);
    double[] wide = new double[m];
    System.arraycopy(l, 0, wide, p, l.length);
    double[] half = Cholesky.solve(k, m, wide);
    double variance = 0;
    double mean = 0;
    for (int r = 0; r < m; r++) {
      variance += half[r] * half[r];
      mean += half[r] * k[m][r];
    }
    return mean / (fit.sigma() * Math.sqrt(variance));
  }
}
