package songstroke.analyze;

/// What may be said of a level against the rest of the music.
///
/// The first rule that fits: too little data; the 95 % interval lies on one side of 0 (`lfsr <= 0.025`); the effect
/// is almost surely too small to matter (`P(|theta| < limit) >= 0.9`); nothing clear, and then the report must
/// carry the smallest effect that could have been seen.
public enum Verdict {
  TOO_LITTLE_DATA, FASTER, SLOWER, MORE_ACCURATE, LESS_ACCURATE, STEADIER, LESS_STEADY, ABOUT_THE_SAME,
  NO_CLEAR_DIFFERENCE;

  /// The claim limit on the local false sign rate.
  static final double CLAIM = 0.025;
  /// The limit for accuracy and steadiness when the level's speed is not claimed to differ.
  static final double SECONDARY_CLAIM = 0.01;
  private static final double SAME = 0.90;

  /// Whether this says that the level differs.
  public boolean isClaim() {
    return switch (this) {
      case FASTER, SLOWER, MORE_ACCURATE, LESS_ACCURATE, STEADIER, LESS_STEADY -> true;
      case TOO_LITTLE_DATA, ABOUT_THE_SAME, NO_CLEAR_DIFFERENCE -> false;
    };
  }

  static Verdict of(Contrast contrast, Outcome outcome, double claimLimit) {
    return of(contrast.pFaster(), contrast.lfsr(), contrast.pSame(), outcome, claimLimit);
  }

  /// The same from the distribution itself; a verdict needs no interval.
  static Verdict of(NormalMixture theta, Outcome outcome, double claimLimit) {
    double below = theta.cdf(0);
    double above = 1 - below;
    double limit = outcome.sameLimit();
    return of(above, Math.min(above, below), theta.cdf(limit) - theta.cdf(-limit), outcome, claimLimit);
  }

  private static Verdict of(double pFaster, double lfsr, double pSame, Outcome outcome, double claimLimit) {
    if (lfsr <= claimLimit) {
      return claim(outcome, pFaster > 0.5 == outcome.higherIsBetter());
    }
    return pSame >= SAME ? ABOUT_THE_SAME : NO_CLEAR_DIFFERENCE;
  }

  private static Verdict claim(Outcome outcome, boolean better) {
    return switch (outcome) {
      case SPEED -> better ? FASTER : SLOWER;
      case ACCURACY -> better ? MORE_ACCURATE : LESS_ACCURATE;
      case STEADINESS -> better ? STEADIER : LESS_STEADY;
    };
  }
}
