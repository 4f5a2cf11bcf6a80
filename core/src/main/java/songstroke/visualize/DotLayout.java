package songstroke.visualize;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import songstroke.visualize.DotRow.Tone;
import songstroke.visualize.Item.Text.Anchor;

/// Decides where everything of a [DotChart] goes.
///
/// From left to right: labels (as wide as the widest, to a limit), the plot, the columns. From top to bottom:
/// heading, subtitle, column titles, rows, dimmed rows, axis, notes.
final class DotLayout {
  private static final double LABEL_MOST = 330;
  private static final double GAP = 30;
  private static final double COLUMN_GAP = 26;
  /// Between the plot's edge and the axis's end: dots at the end and marks of values beyond it.
  private static final double GUTTER = 14;

  private final DotChart chart;
  private final Page page = new Page();
  private final List<DotRow> rows;
  private final double pitch;
  private final double labelEnd;
  private final double[] columnEnds;
  private final double plotStart;
  private final double plotEnd;
  private final Optional<Axis> axis;

  private DotLayout(DotChart chart) {
    this.chart = chart;
    rows = new ArrayList<>(chart.rows().stream().filter(row -> !isDimmed(row)).toList());
    rows.addAll(chart.rows().stream().filter(DotLayout::isDimmed).toList());
    pitch = pitch(rows);
    double widest = rows.stream().mapToDouble(row -> Lettering.width(row.label(), Weight.REGULAR, size(row)))
        .max().orElse(0);
    labelEnd = Page.MARGIN + Math.ceil(Page.SPARE * Math.min(LABEL_MOST, widest));
    columnEnds = new double[chart.columns().size()];
    double end = Page.WIDTH - Page.MARGIN;
    for (int i = columnEnds.length - 1; i >= 0; i--) {
      columnEnds[i] = end;
      end -= Math.ceil(Page.SPARE * columnWidth(i)) + COLUMN_GAP;
    }
    plotStart = labelEnd + GAP;
    plotEnd = end - (GAP - COLUMN_GAP);
    OptionalDouble reference = chart.reference().isPresent()
        ? OptionalDouble.of(chart.reference().get().value())
        : OptionalDouble.empty();
    axis = rows.isEmpty()
        ? Optional.empty()
        : VisibleRange.of(rows, reference).map(range -> Axis.over(range.low(), range.high()));
  }

  static Scene of(DotChart chart) {
    return new DotLayout(chart).scene();
  }

  private Scene scene() {
    double y = page.heading(chart.heading(), chart.subtitle());
    y = rows.isEmpty() ? page.empty(chart.whenEmpty(), y) : table(y + 42);
    for (String note : chart.notes()) {
      y = page.note(note, y, 3);
    }
    return page.scene(y, chart.heading(), inWords());
  }

  /// Draws everything from the column titles to the axis's title; returns the last base line.
  private double table(double header) {
    for (int i = 0; i < columnEnds.length; i++) {
      page.add(
          new Item.Text(columnEnds[i], header, chart.columns().get(i), Anchor.END, Weight.SEMIBOLD,
              Page.SMALL,
              Ink.MUTED));
    }
    double top = header + 14;
    double bottom = top;
    List<Double> middles = new ArrayList<>();
    for (DotRow row : rows) {
      boolean firstDimmed = isDimmed(row) && !middles.isEmpty() && !isDimmed(rows.get(middles.size() - 1));
      bottom += firstDimmed ? 10 : 0;
      middles.add(bottom + pitch(row) / 2);
      bottom += pitch(row);
    }
    double end = axis.isPresent() ? axis(axis.get(), header, top, bottom) : bottom;
    DotMarks marks = new DotMarks(rows, axis, plotStart + GUTTER, plotEnd - GUTTER);
    for (int i = 0; i < rows.size(); i++) {
      page.add(row(rows.get(i), middles.get(i), marks));
    }
    end += chart.notes().isEmpty() && !marks.isAnythingBeyond() ? 0 : 12;
    if (marks.isAnythingBeyond()) {
      end = page.note(Page.BEYOND, end, 2);
    }
    return end;
  }

  private double axis(Axis axis, double header, double top, double bottom) {
    for (double tick : axis.ticks()) {
      double x = plotStart + GUTTER + axis.at(tick) * (plotEnd - plotStart - 2 * GUTTER);
      page.add(new Item.Line(x, top, x, bottom, 1, 0, Ink.GRID));
      page.add(
          new Item.Text(x, bottom + 22, axis.label(tick), Anchor.MIDDLE, Weight.REGULAR, Page.SMALL,
              Ink.MUTED));
    }
    chart.reference().ifPresent(reference -> {
      double x = plotStart + GUTTER + axis.at(reference.value()) * (plotEnd - plotStart - 2 * GUTTER);
      String label = Lettering.fit(reference.label(), Weight.SEMIBOLD, Page.SMALL, plotEnd - plotStart);
      double half = Lettering.width(label, Weight.SEMIBOLD, Page.SMALL) / 2;
      double labelX = Math.clamp(x, plotStart + half, Math.max(plotStart + half, plotEnd - half));
      page.add(new Item.Line(x, header + 9, x, bottom, 1.25, 4, Ink.REFERENCE));
      page.add(
          new Item.Text(labelX, header, label, Anchor.MIDDLE, Weight.SEMIBOLD, Page.SMALL, Ink.REFERENCE));
    });
    page.add(
        new Item.Text((plotStart + plotEnd) / 2, bottom + 46, chart.axis(), Anchor.MIDDLE, Weight.REGULAR,
            Page.SMALL, Ink.MUTED));
    return bottom + 46;
  }

  private Item row(DotRow row, double y, DotMarks marks) {
    List<Item> inside = new ArrayList<>();
    double size = size(row);
    double base = y + Lettering.HALF_CAPITAL * size;
    String label = Lettering.fitTitle(row.label(), Weight.REGULAR, size, LABEL_MOST);
    inside.add(new Item.Text(labelEnd, base, label, Anchor.END, Weight.REGULAR, size,
        isDimmed(row) ? Ink.MUTED : Ink.TEXT));
    marks.draw(row, y, pitch(row), inside);
    for (int i = 0; i < columnEnds.length; i++) {
      inside.add(new Item.Text(columnEnds[i], base, row.cells().get(i), Anchor.END, Weight.REGULAR, size,
          i == 0 && !isDimmed(row) ? Ink.TEXT : Ink.MUTED));
    }
    return new Item.Group(inWords(row), inside);
  }

  private double columnWidth(int column) {
    double title = Lettering.width(chart.columns().get(column), Weight.SEMIBOLD, Page.SMALL);
    return rows.stream()
        .mapToDouble(row -> Lettering.width(row.cells().get(column), Weight.REGULAR, size(row)))
        .reduce(title, Math::max);
  }

  /// The height of a row: less when there are many, more when few rows have many dots.
  private static double pitch(List<DotRow> rows) {
    int mostDots = rows.stream().mapToInt(row -> row.dots().size()).max().orElse(0);
    if (rows.size() <= 4 && mostDots > 40) {
      return 64;
    }
    return rows.size() <= 16 ? 36 : rows.size() <= 32 ? 31 : 27;
  }

  private double pitch(DotRow row) {
    return isDimmed(row) ? 25 : pitch;
  }

  private double size(DotRow row) {
    return isDimmed(row) || pitch < 30 ? Page.SMALL : Page.BODY;
  }

  private static boolean isDimmed(DotRow row) {
    return row.tone() == Tone.DIMMED;
  }

  private String inWords() {
    StringBuilder words = new StringBuilder(chart.subtitle());
    if (rows.isEmpty()) {
      words.append(". ").append(chart.whenEmpty());
    }
    chart.reference().ifPresent(reference -> words.append(". Dashed line: ").append(reference.label()));
    rows.forEach(row -> words.append(". ").append(inWords(row)));
    return words.toString();
  }

  /// A row as a sentence: `ambient: WPM 58.4, n 12`.
  private String inWords(DotRow row) {
    StringBuilder words = new StringBuilder(row.label());
    for (int i = 0; i < columnEnds.length; i++) {
      words.append(i == 0 ? ": " : ", ").append(chart.columns().get(i)).append(' ')
          .append(row.cells().get(i));
    }
    return words.toString();
  }
}
