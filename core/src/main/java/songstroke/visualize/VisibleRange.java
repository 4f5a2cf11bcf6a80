package songstroke.visualize;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// The values an axis has to show: all of them, except those so far out that the others would be squashed.
///
/// A value is far out beyond three times the interquartile range from the nearer quartile (Tukey's outer fence,
/// Exploratory Data Analysis, 1977). The rows' means and the dots have a fence each: a row with many dots must
/// not push another row's mean off the chart. Intervals are cut at the means' fence, those of dimmed rows do not
/// count, a reference is always shown. Equal values have no range; a tenth of the median takes its place.
///
/// @param low  the smallest value shown
/// @param high the largest
record VisibleRange(double low, double high) {
  private static final double FENCE = 3;
  private static final double LEAST_SPREAD = 0.1;

  /// The range of a chart's rows, none when there is not a single value.
  static Optional<VisibleRange> of(List<DotRow> rows, OptionalDouble reference) {
    List<Double> means = new ArrayList<>();
    List<Double> dots = new ArrayList<>();
    for (DotRow row : rows) {
      row.mean().ifPresent(means::add);
      row.dots().forEach(dot -> dots.add(dot.value()));
    }
    List<VisibleRange> parts = new ArrayList<>();
    inside(means).ifPresent(parts::add);
    inside(dots).ifPresent(parts::add);
    reference.ifPresent(value -> parts.add(new VisibleRange(value, value)));
    if (!means.isEmpty()) {
      VisibleRange fence = fence(means);
      rows.stream().filter(row -> row.tone() != DotRow.Tone.DIMMED)
          .flatMap(row -> row.interval().stream())
          .filter(interval -> interval.low() <= fence.high && interval.high() >= fence.low)
          .forEach(interval -> parts.add(new VisibleRange(Math.max(fence.low, interval.low()),
              Math.min(fence.high, interval.high()))));
    }
    return parts.stream()
        .reduce((a, b) -> new VisibleRange(Math.min(a.low, b.low), Math.max(a.high, b.high)));
  }

  boolean shows(double value) {
    return low <= value && value <= high;
  }

  private static Optional<VisibleRange> inside(List<Double> values) {
    if (values.isEmpty()) {
      return Optional.empty();
    }
    VisibleRange fence = fence(values);
    List<Double> kept = values.stream().filter(fence::shows).toList();
    return Optional.of(new VisibleRange(Collections.min(kept), Collections.max(kept)));
  }

  private static VisibleRange fence(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    double lower = quantile(sorted, 0.25);
    double upper = quantile(sorted, 0.75);
    double spread = Math.max(upper - lower, LEAST_SPREAD * Math.abs(quantile(sorted, 0.5)));
    return new VisibleRange(lower - FENCE * spread, upper + FENCE * spread);
  }

  private static double quantile(List<Double> sorted, double share) {
    double at = share * (sorted.size() - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.size() - 1);
    return sorted.get(below) + (at - below) * (sorted.get(above) - sorted.get(below));
  }
}
