package songstroke.visualize;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import songstroke.visualize.HourChart.Segment;
import songstroke.visualize.Item.Text.Anchor;
import songstroke.visualize.Item.Trace.Spot;

/// Decides where everything of an [HourChart] goes: the plot, below it the hours and how many segments began in
/// each.
final class HourLayout {
  private static final double HEIGHT = 320;
  private static final double MOST_FAINT_RADIUS = 5.5;
  private static final double LEAST_FAINT_RADIUS = 1.8;
  private static final double FAINT = 0.3;

  private final Page page = new Page();
  private final HourChart chart;
  private final List<DotRow> hours = new ArrayList<>();
  private boolean beyond;

  private HourLayout(HourChart chart) {
    this.chart = chart;
    for (int hour = 0; hour < HourChart.HOURS; hour++) {
      hours.add(row(hour));
    }
  }

  static Scene of(HourChart chart) {
    return new HourLayout(chart).scene();
  }

  private DotRow row(int hour) {
    List<Segment> inside = chart.in(hour);
    OptionalDouble mean = chart.mean(hour);
    return new DotRow(hour + "\u2013" + (hour + 1) + " h",
        inside.stream().map(segment -> new DotRow.Dot(segment.speed(), segment.intervals())).toList(), mean,
        Optional.empty(), inside.stream().mapToDouble(Segment::intervals).sum(), DotRow.Tone.PLAIN,
        List.of(Numerals.speed(mean), Numerals.count(inside.size())));
  }

  private Scene scene() {
    double y = page.heading(HourChart.HEADING, chart.subtitle());
    Optional<VisibleRange> range = VisibleRange.of(hours, OptionalDouble.empty());
    if (range.isEmpty()) {
      y = page.empty(HourChart.WHEN_EMPTY, y);
    } else {
      y = plot(SpeedPlot.below(y + 34, HEIGHT, Axis.over(range.get().low(), range.get().high())));
    }
    return page.scene(y, HourChart.HEADING, inWords());
  }

  /// Draws everything from the grid to the counts; returns the last base line.
  private double plot(SpeedPlot plot) {
    plot.grid(page);
    double hourBase = plot.bottom() + 32;
    double countBase = hourBase + 24;
    double titleBase = countBase + 26;
    for (int hour = 0; hour <= HourChart.HOURS; hour++) {
      double x = x(plot, hour);
      if (hour % 6 == 0) {
        page.add(new Item.Line(x, plot.top(), x, plot.bottom(), 1, 0, Ink.GRID));
      }
      page.add(new Item.Line(x, plot.bottom() + 14, x, plot.bottom() + 18, 1, 0, Ink.NEUTRAL));
      page.label(x, hourBase, Integer.toString(hour), Anchor.MIDDLE);
    }
    page.label((plot.left() + plot.right()) / 2, titleBase, "hour of the day, local time", Anchor.MIDDLE);
    page.label(Page.MARGIN, countBase, "n", Anchor.START);
    double heaviest = chart.segments().stream().mapToDouble(Segment::intervals).max().orElse(1);
    for (int hour = 0; hour < HourChart.HOURS; hour++) {
      if (!chart.in(hour).isEmpty()) {
        page.add(new Item.Group(inWords(hours.get(hour)), faint(hour, plot, heaviest, countBase)));
      }
    }
    means(plot);
    return beyond ? page.note(Page.BEYOND, titleBase + 10, 2) : titleBase;
  }

  private List<Item> faint(int hour, SpeedPlot plot, double heaviest, double countBase) {
    List<Item> items = new ArrayList<>();
    boolean above = false;
    boolean below = false;
    for (Segment segment : chart.in(hour)) {
      double speed = segment.speed();
      if (plot.shows(speed)) {
        double radius = MOST_FAINT_RADIUS * Math.sqrt(segment.intervals() / heaviest);
        items.add(new Item.Circle(x(plot, segment.hourLocal()), plot.y(speed),
            Math.max(LEAST_FAINT_RADIUS, radius), Ink.TEXT, FAINT, 0));
      } else if (speed > plot.speeds().high() && !above) {
        above = true;
        items.add(plot.beyond(x(plot, hour + 0.5), speed, Ink.MUTED));
      } else if (speed < plot.speeds().low() && !below) {
        below = true;
        items.add(plot.beyond(x(plot, hour + 0.5), speed, Ink.MUTED));
      }
    }
    beyond |= above || below;
    items.add(count(hour, plot, countBase));
    return items;
  }

  /// How many segments an hour has, as small as its width demands.
  private Item count(int hour, SpeedPlot plot, double base) {
    String text = hours.get(hour).cells().getLast();
    double room = (x(plot, 1) - x(plot, 0) - 4) / Page.SPARE;
    double size = Page.SMALL * Math.min(1, room / Lettering.width(text, Weight.REGULAR, Page.SMALL));
    return new Item.Text(x(plot, hour + 0.5), base, text, Anchor.MIDDLE, Weight.REGULAR, size, Ink.MUTED);
  }

  private void means(SpeedPlot plot) {
    double heaviest = hours.stream().mapToDouble(DotRow::weight).max().orElse(1);
    List<Item> dots = new ArrayList<>();
    List<Spot> joined = new ArrayList<>();
    for (int hour = 0; hour < HourChart.HOURS; hour++) {
      DotRow row = hours.get(hour);
      double x = x(plot, hour + 0.5);
      if (row.mean().isPresent() && plot.shows(row.mean().getAsDouble())) {
        double y = plot.y(row.mean().getAsDouble());
        joined.add(new Spot(x, y));
        double radius = 4.5 + 2.5 * Math.sqrt(row.weight() / heaviest);
        dots.add(new Item.Group(inWords(row), List.of(new Item.Circle(x, y, radius, Ink.TEXT, 1, 1.75))));
      } else {
        if (row.mean().isPresent()) {
          beyond = true;
          dots.add(new Item.Group(inWords(row), List.of(plot.beyond(x, row.mean().getAsDouble(), Ink.TEXT))));
        }
        line(joined);
        joined.clear();
      }
    }
    line(joined);
    dots.forEach(page::add);
  }

  private void line(List<Spot> spots) {
    if (spots.size() > 1) {
      page.add(new Item.Trace(spots, 2, Ink.TEXT));
    }
  }

  private static double x(SpeedPlot plot, double hour) {
    return plot.x(hour / HourChart.HOURS);
  }

  private String inWords() {
    StringBuilder words = new StringBuilder(chart.subtitle());
    if (chart.segments().isEmpty()) {
      words.append(". ").append(HourChart.WHEN_EMPTY);
    }
    hours.stream().filter(row -> row.mean().isPresent())
        .forEach(row -> words.append(". ").append(inWords(row)));
    return words.toString();
  }

  /// An hour as a sentence: `9–10 h: WPM 58.4, n 12`.
  private static String inWords(DotRow row) {
    return row.label() + ": WPM " + row.cells().getFirst() + ", n " + row.cells().getLast();
  }
}
