package songstroke.analyze;

import java.util.List;

/// The e-process of one condition against the control, which may be looked at after any round.
///
/// With `z_r = (Y_rc - Y_r0) / sd` and eight strengths lambda, `E = mean over lambda of the product over rounds of
/// exp(lambda z_r) / cosh(lambda z_r)`. When the condition does not matter, swapping the two labels of a round flips
/// the sign of z, so E is above 1/a with a chance of at most a, ever.
public final class AnytimeEvidence {
  private static final List<Double> STRENGTHS = List.of(0.2, -0.2, 0.35, -0.35, 0.6, -0.6, 1.0, -1.0);

  private final double sd;
  private final double[] log = new double[STRENGTHS.size()];

  /// @param sd the block-to-block standard deviation from the plan, log scale
  public AnytimeEvidence(double sd) {
    if (!(sd > 0) || sd == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("The plan's standard deviation must be above 0, not " + sd);
    }
    this.sd = sd;
  }

  /// Takes in one round's difference on the log scale.
  public void add(double difference) {
    if (!Double.isFinite(difference)) {
      throw new IllegalArgumentException("A round's difference must be a number, not " + difference);
    }
    double z = difference / sd;
    for (int k = 0; k < log.length; k++) {
      double a = STRENGTHS.get(k) * z;
      log[k] += a - Math.abs(a) - Math.log1p(Math.exp(-2 * Math.abs(a))) + Math.log(2);
    }
  }

  /// The evidence so far; 1 before the first round.
  public double value() {
    double sum = 0;
    for (double l : log) {
      sum += Math.exp(l);
    }
    return Math.min(sum / log.length, Double.MAX_VALUE);
  }

  /// Whether it suffices for a claim among so many conditions (the control included) at a level of 5 %.
  public boolean suffices(int conditions) {
    return value() >= (conditions - 1) / 0.05;
  }
}
