package songstroke.analyze;

import java.util.Locale;
import java.util.OptionalDouble;

/// What is compared: a segment's typing as one number on the log scale.
public enum Outcome {

  /// `ln(12000 N / A)`, the logarithm of raw active WPM; higher is better.
  SPEED(200, 0.10, 1.03, true) {
    @Override
    double of(Typing t) {
      return Math.log(12_000 * t.intervals() / t.activeMs());
    }
  },

  /// `ln((B + 0.5) / (C + W + 0.5))`, backspaces to characters; lower is better.
  ACCURACY(350, 0.30, 1.10, false) {
    @Override
    double of(Typing t) {
      return t.presses().map(p -> Math.log((p.backspaces() + 0.5) / (p.chars() + p.whitespace() + 0.5)))
          .orElse(Double.NaN);
    }
  },

  /// `ln((Q3 - Q1) / median)` of the inter-key interval, from 60 intervals on; lower is better.
  STEADINESS(200, 0.10, 1.03, false) {
    @Override
    double of(Typing t) {
      return t.intervals() < 60
          ? Double.NaN
          : t.quartiles().map(q -> Math.log((q.q3() - q.q1()) / q.median())).orElse(Double.NaN);
    }
  };

  private static final double BEYOND_HANDS = 50;

  private final double halfWeight;
  private final double priorScale;
  private final double sameRatio;
  private final boolean higherIsBetter;

  Outcome(double halfWeight, double priorScale, double sameRatio, boolean higherIsBetter) {
    this.halfWeight = halfWeight;
    this.priorScale = priorScale;
    this.sameRatio = sameRatio;
    this.higherIsBetter = higherIsBetter;
  }

  /// The value for these counts, or not a finite number where it is undefined.
  abstract double of(Typing typing);

  /// The outcome; absent where it is undefined, without a single interval, or beyond what hands can do.
  public OptionalDouble value(Typing typing) {
    double y = of(typing);
    return typing.intervals() >= 1 && Math.abs(y) < BEYOND_HANDS
        ? OptionalDouble.of(y)
        : OptionalDouble.empty();
  }

  /// A segment's weight, `N / (N + n0)`: sampling noise of about `1.5 / N` against the real spread
  /// from segment to segment.
  double weight(Typing typing) {
    return typing.intervals() / (typing.intervals() + halfWeight);
  }

  /// The scale of the half-normal prior on the spread between levels, log scale.
  double priorScale() {
    return priorScale;
  }

  /// Effects below this, on the log scale, are too small to matter.
  double sameLimit() {
    return Math.log(sameRatio);
  }

  public boolean higherIsBetter() {
    return higherIsBetter;
  }

  /// The name in reports and on the command line.
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
