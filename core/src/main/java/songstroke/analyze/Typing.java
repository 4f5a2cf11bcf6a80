package songstroke.analyze;

import java.util.Optional;

/// What was typed during a segment, in the counts that the outcomes need.
///
/// Impossible values (negative, not a number) are allowed here: [Eligibility] drops and counts such rows.
///
/// @param intervals inter-key intervals no longer than the pause limit
/// @param activeMs  their sum in ms
/// @param presses   absent when the source has no press counts; there is no accuracy then
/// @param quartiles of the inter-key intervals above 0; absent when unknown; there is no steadiness then
public record Typing(double intervals, double activeMs, Optional<Presses> presses,
    Optional<Quartiles> quartiles) {

  /// Presses by class, auto-repeats left out.
  public record Presses(double chars, double whitespace, double backspaces) {
    boolean isSound() {
      return isCount(chars) && isCount(whitespace) && isCount(backspaces);
    }

    Presses plus(Presses other) {
      return new Presses(chars + other.chars, whitespace + other.whitespace, backspaces + other.backspaces);
    }
  }

  /// Quartiles of the inter-key interval, in ms.
  public record Quartiles(double q1, double median, double q3) {
    boolean isSound() {
      return q1 > 0 && q1 <= median && median <= q3 && q3 < Double.POSITIVE_INFINITY;
    }
  }

  /// Counts without presses or quartiles: enough for speed.
  public static Typing of(double intervals, double activeMs) {
    return new Typing(intervals, activeMs, Optional.empty(), Optional.empty());
  }

  boolean isSound() {
    return isCount(intervals) && isCount(activeMs) && presses.map(Presses::isSound).orElse(true)
        && quartiles.map(Quartiles::isSound).orElse(true);
  }

  /// Both parts of one play together. Quartiles cannot be pooled exactly: they are averaged with the
  /// intervals as weights.
  Typing plus(Typing other) {
    double n = intervals + other.intervals;
    Optional<Presses> bothPresses = presses.flatMap(a -> other.presses.map(a::plus));
    Optional<Quartiles> bothQuartiles = quartiles
        .flatMap(a -> other.quartiles
            .map(b -> new Quartiles(mean(a.q1, b.q1, other), mean(a.median, b.median, other),
                mean(a.q3, b.q3, other))));
    return new Typing(n, activeMs + other.activeMs, bothPresses, bothQuartiles);
  }

  private double mean(double a, double b, Typing other) {
    double n = intervals + other.intervals;
    return n == 0 ? (a + b) / 2 : (a * intervals + b * other.intervals) / n;
  }

  private static boolean isCount(double value) {
    return value >= 0 && value < Double.POSITIVE_INFINITY;
  }
}
