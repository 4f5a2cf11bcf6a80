package songstroke.visualize;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// One row of a [DotChart].
///
/// @param label    what the row is about
/// @param dots     the single values, drawn faintly; those that are not numbers are left out
/// @param mean     the value of the strong dot; absent, or not a number, draws none
/// @param interval around the mean, when it is known how sure it is
/// @param weight   what the mean rests on, for the strong dot's size: 0 or more
/// @param tone     how the row is shown
/// @param cells    the row's entries in the chart's columns
public record DotRow(String label, List<Dot> dots, OptionalDouble mean, Optional<Span> interval,
    double weight,
    Tone tone, List<String> cells) {
  private static final double MOST = 1e9;

  public DotRow {
    dots = dots.stream()
        .filter(dot -> isDrawable(dot.value()) && isDrawable(dot.weight()) && dot.weight() > 0)
        .toList();
    mean = mean.isPresent() && isDrawable(mean.getAsDouble()) ? mean : OptionalDouble.empty();
    interval = interval.filter(span -> isDrawable(span.low()) && isDrawable(span.high()));
    if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("The row " + label + " cannot weigh " + weight);
    }
    cells = cells.stream().map(PlainText::of).toList();
    label = PlainText.of(label);
  }

  /// A single value.
  ///
  /// @param weight the dot's area, beside the other dots'
  public record Dot(double value, double weight) {}

  /// From a lower to an upper limit.
  public record Span(double low, double high) {
    public Span {
      if (low > high) {
        throw new IllegalArgumentException("An interval cannot reach from " + low + " down to " + high);
      }
    }
  }

  /// What the row's look says about it.
  public enum Tone {
    /// Shown as it is: the chart makes no claim about any row.
    PLAIN,
    /// Claimed to be faster than the reference.
    FASTER,
    /// Claimed to be slower than the reference.
    SLOWER,
    /// Compared, and nothing is claimed.
    NEUTRAL,
    /// Of little weight: small, below the others.
    DIMMED
  }

  /// Whether a value is a number of a size that an axis can hold.
  static boolean isDrawable(double value) {
    return Math.abs(value) <= MOST;
  }
}
