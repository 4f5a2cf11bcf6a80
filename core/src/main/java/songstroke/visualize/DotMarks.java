package songstroke.visualize;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import songstroke.visualize.DotRow.Dot;

/// Draws what lies on a row's line: faint dots, the interval, the strong dot, and marks at the edge for what
/// lies beyond it.
final class DotMarks {
  private static final double MOST_FAINT_RADIUS = 5.5;
  private static final double LEAST_FAINT_RADIUS = 1.8;
  private static final double FAINT = 0.34;

  private final Optional<Axis> axis;
  private final double start;
  private final double end;
  private final double heaviestDot;
  private final double heaviestRow;
  private boolean beyond;

  /// @param start where the axis's low end lies
  /// @param end   where its high end lies
  DotMarks(List<DotRow> rows, Optional<Axis> axis, double start, double end) {
    this.axis = axis;
    this.start = start;
    this.end = end;
    heaviestDot = rows.stream().flatMap(row -> row.dots().stream()).mapToDouble(Dot::weight).max().orElse(1);
    heaviestRow = rows.stream().mapToDouble(DotRow::weight).max().orElse(1);
  }

  /// Whether a value, a mean or the end of an interval lies beyond the axis in the rows drawn so far.
  boolean isAnythingBeyond() {
    return beyond;
  }

  /// Adds a row's shapes.
  ///
  /// @param y     the row's middle
  /// @param pitch the row's height
  void draw(DotRow row, double y, double pitch, List<Item> items) {
    if (axis.isEmpty()) {
      return;
    }
    Ink ink = ink(row);
    dots(row, axis.get(), y, pitch, items);
    row.interval().ifPresent(interval -> {
      double from = x(axis.get(), interval.low());
      double to = x(axis.get(), interval.high());
      if (from <= end && to >= start) {
        items.add(
            new Item.Line(Math.max(from, start), y, Math.min(to, end), y, dimmed(row) ? 1.75 : 2.5, 0, ink));
      }
      edges(List.of(from, to), y, ink, items);
    });
    row.mean().ifPresent(mean -> {
      double x = x(axis.get(), mean);
      if (x < start || x > end) {
        edges(List.of(x), y, ink, items);
      } else {
        double share = heaviestRow > 0 ? Math.sqrt(row.weight() / heaviestRow) : 0;
        double radius = dimmed(row) ? 3.5 : 4.5 + 2.5 * share;
        items.add(new Item.Circle(x, y, radius, ink, 1, 1.75));
      }
    });
  }

  private void dots(DotRow row, Axis axis, double y, double pitch, List<Item> items) {
    List<Dot> shown = new ArrayList<>();
    List<Double> outside = new ArrayList<>();
    for (Dot dot : row.dots()) {
      double x = x(axis, dot.value());
      if (x < start || x > end) {
        outside.add(x);
      } else {
        shown.add(dot);
      }
    }
    double most = Math.min(MOST_FAINT_RADIUS, pitch / 6);
    List<Double> x = shown.stream().map(dot -> x(axis, dot.value())).toList();
    List<Double> radii = shown.stream()
        .map(dot -> Math.max(LEAST_FAINT_RADIUS, most * Math.sqrt(dot.weight() / heaviestDot))).toList();
    List<Double> offsets = Swarm.offsets(x, radii, pitch / 2 - most - 1, pitch / 9);
    for (int i = 0; i < shown.size(); i++) {
      items.add(new Item.Circle(x.get(i), y + offsets.get(i), radii.get(i), ink(row), FAINT, 0));
    }
    edges(outside, y, Ink.MUTED, items);
  }

  /// One mark for each edge that something lies beyond.
  private void edges(List<Double> positions, double y, Ink ink, List<Item> items) {
    if (positions.stream().anyMatch(x -> x < start)) {
      items.add(new Item.Chevron(start - 8, y, -4, 1.75, ink));
      beyond = true;
    }
    if (positions.stream().anyMatch(x -> x > end)) {
      items.add(new Item.Chevron(end + 8, y, 4, 1.75, ink));
      beyond = true;
    }
  }

  private double x(Axis axis, double value) {
    return start + axis.at(value) * (end - start);
  }

  private static boolean dimmed(DotRow row) {
    return row.tone() == DotRow.Tone.DIMMED;
  }

  private static Ink ink(DotRow row) {
    return switch (row.tone()) {
      case PLAIN -> Ink.TEXT;
      case FASTER -> Ink.FASTER;
      case SLOWER -> Ink.SLOWER;
      case NEUTRAL, DIMMED -> Ink.NEUTRAL;
    };
  }
}
