package songstroke.analyze;

/// A difference on the log scale with what is known of it.
///
/// @param contrastLog posterior mean
/// @param sd          posterior standard deviation
/// @param ciLo        lower end of the 95 % interval
/// @param ciHi        upper end
/// @param pFaster     probability that it is above 0 (for accuracy and steadiness that is worse)
/// @param lfsr        local false sign rate: the probability that its sign is not the likelier one
/// @param pSame       probability that it is too small to matter
public record Contrast(double contrastLog, double sd, double ciLo, double ciHi, double pFaster, double lfsr,
    double pSame) {

  static Contrast of(NormalMixture theta, double sameLimit) {
    double above = 1 - theta.cdf(0);
    double below = theta.cdf(0);
    return new Contrast(theta.mean(), theta.sd(), theta.quantile(0.025), theta.quantile(0.975), above,
        Math.min(above, below), theta.cdf(sameLimit) - theta.cdf(-sameLimit));
  }

  /// `100 (exp(contrastLog) - 1)`.
  public double percent() {
    return 100 * Math.expm1(contrastLog);
  }

  public double percentLo() {
    return 100 * Math.expm1(ciLo);
  }

  public double percentHi() {
    return 100 * Math.expm1(ciHi);
  }
}
