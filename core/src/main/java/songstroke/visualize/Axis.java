package songstroke.visualize;

import java.util.ArrayList;
import java.util.List;

/// The numbers along an edge: round steps that reach from below the smallest value to above the largest.
///
/// @param ticks    at least two, ascending; the first and the last are the axis's ends
/// @param decimals how many the labels need
record Axis(List<Double> ticks, int decimals) {
  private static final int WANTED_STEPS = 6;
  private static final int MOST_DECIMALS = 8;

  Axis {
    ticks = List.copyOf(ticks);
  }

  /// The axis for values from `smallest` to `largest`. Spans below a tenth of the values, or below 2, are
  /// widened around their middle, so that tiny differences look tiny; zero is not crossed by that.
  static Axis over(double smallest, double largest) {
    if (!(smallest <= largest && largest - smallest < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("No axis reaches from " + smallest + " to " + largest);
    }
    double least = Math.max(2, Math.max(Math.abs(smallest), Math.abs(largest)) / 10);
    double missing = Math.max(0, least - (largest - smallest));
    double from = smallest - missing / 2;
    if (smallest >= 0) {
      from = Math.max(0, from);
    }
    double to = Math.max(largest, from + least);

    int exponent = (int) Math.floor(Math.log10((to - from) / WANTED_STEPS));
    double scale = Math.pow(10, Math.abs(exponent));
    double raw = (to - from) / WANTED_STEPS / (exponent < 0 ? 1 / scale : scale);
    int mantissa = raw <= 1.000_001 ? 1 : raw <= 2.000_001 ? 2 : raw <= 5.000_001 ? 5 : 10;
    double step = exponent < 0 ? mantissa / scale : mantissa * scale;
    List<Double> ticks = new ArrayList<>();
    for (long i = (long) Math.floor(from / step); ticks.size() < 2 || ticks.getLast() < to; i++) {
      ticks.add(exponent < 0 ? i * mantissa / scale : i * mantissa * scale);
    }
    int decimals = mantissa == 10 ? -exponent - 1 : -exponent;
    return new Axis(ticks, Math.clamp(decimals, 0, MOST_DECIMALS));
  }

  double low() {
    return ticks.getFirst();
  }

  double high() {
    return ticks.getLast();
  }

  /// Where a value lies between the ends: 0 to 1, less or more beyond them.
  double at(double value) {
    return (value - low()) / (high() - low());
  }

  String label(double tick) {
    return Numerals.fixed(tick, decimals);
  }
}
