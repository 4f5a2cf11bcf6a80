package songstroke.visualize;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.IntStream;

import songstroke.visualize.HourChart.Segment;
import songstroke.visualize.Item.Text.Anchor;
import songstroke.visualize.Item.Trace.Spot;

/// Decides where everything of an [HourChart] goes: the plot, below it the hours and how many segments began in
/// each, and what they mean.
final class HourLayout {
  private static final double HEIGHT = 320;
  private static final double MOST_FAINT_RADIUS = 5.5;
  private static final double LEAST_FAINT_RADIUS = 1.8;
  private static final double FAINT = 0.3;
  private static final int SPOTS_AN_HOUR = 6;
  private static final double SPOT = 6.4;
  private static final double DARKEST_SPOT = 0.45;

  private final Page page = new Page();
  private final HourChart chart;
  private final List<DotRow> hours = new ArrayList<>();
  private final List<List<Segment>> segments = new ArrayList<>();
  private final int first;
  private final int shown;
  private boolean beyond;

  private HourLayout(HourChart chart) {
    this.chart = chart;
    for (int hour = 0; hour < HourChart.HOURS; hour++) {
      segments.add(chart.in(hour));
      hours.add(row(hour));
    }
    first = chart.shown().first();
    shown = chart.shown().count();
  }

  static Scene of(HourChart chart) {
    return new HourLayout(chart).scene();
  }

  private DotRow row(int hour) {
    List<Segment> inside = segments.get(hour);
    OptionalDouble mean = chart.mean(hour);
    Optional<DotRow.Span> interval = chart.interval(hour);
    return new DotRow(hour + "\u2013" + (hour + 1) + " h",
        inside.stream().map(segment -> new DotRow.Dot(segment.speed(), segment.intervals())).toList(), mean,
        interval, inside.stream().mapToDouble(Segment::intervals).sum(),
        interval.isPresent() ? DotRow.Tone.PLAIN : DotRow.Tone.DIMMED,
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
    for (int place = 0; place <= shown; place++) {
      double x = plot.x((double) place / shown);
      int hour = place == shown && first + place == HourChart.HOURS
          ? HourChart.HOURS
          : (first + place) % HourChart.HOURS;
      if (hour % 6 == 0) {
        page.add(new Item.Line(x, plot.top(), x, plot.bottom(), 1, 0, Ink.GRID));
      }
      page.add(new Item.Line(x, plot.bottom() + 14, x, plot.bottom() + 18, 1, 0, Ink.NEUTRAL));
      page.label(x, hourBase, Integer.toString(hour), Anchor.MIDDLE);
    }
    page.label((plot.left() + plot.right()) / 2, titleBase, "hour of the day, local time", Anchor.MIDDLE);
    page.label(Page.MARGIN, countBase, "n", Anchor.START);
    double heaviest = chart.segments().stream().mapToDouble(Segment::intervals).max().orElse(1);
    double fullest = chart.isDense() ? fullest(plot) : 1;
    for (int place = 0; place < shown; place++) {
      int hour = (first + place) % HourChart.HOURS;
      if (!segments.get(hour).isEmpty()) {
        List<Item> items = chart.isDense() ? spots(hour, plot, fullest) : faint(hour, plot, heaviest);
        edges(hour, plot, items);
        items.add(count(hour, plot, countBase));
        page.add(new Item.Group(inWords(hours.get(hour)), items));
      }
    }
    means(plot);
    double end = page.note(meaning(), titleBase + 12, 2);
    return beyond ? page.note(Page.BEYOND, end, 2) : end;
  }

  private String meaning() {
    boolean some = hours.stream().anyMatch(row -> row.interval().isPresent());
    boolean few = hours.stream().anyMatch(row -> row.mean().isPresent() && row.interval().isEmpty());
    return "n: segments that began in the hour, with music and without."
        + (some ? " Upright lines: 95 % intervals of the means." : "")
        + (few ? " Gray: under " + HourChart.FEWEST_SESSIONS + " sessions, no interval." : "");
  }

  private List<Item> faint(int hour, SpeedPlot plot, double heaviest) {
    List<Item> items = new ArrayList<>();
    for (Segment segment : segments.get(hour)) {
      if (plot.shows(segment.speed())) {
        double radius = MOST_FAINT_RADIUS * Math.sqrt(segment.intervals() / heaviest);
        items.add(new Item.Circle(x(plot, segment.hourLocal()), plot.y(segment.speed()),
            Math.max(LEAST_FAINT_RADIUS, radius), Ink.TEXT, FAINT, 0));
      }
    }
    return items;
  }

  /// Spots of an hour, tinted by how many segments lie in them beside the fullest spot of all hours.
  private List<Item> spots(int hour, SpeedPlot plot, double fullest) {
    List<Item> items = new ArrayList<>();
    double width = (x(plot, first + 1) - x(plot, first)) / SPOTS_AN_HOUR;
    counts(hour, plot).forEach((spot, count) -> items.add(new Item.Box(
        x(plot, hour) + spot % SPOTS_AN_HOUR * width, plot.top() + spot / SPOTS_AN_HOUR * SPOT, width, SPOT,
        Ink.TEXT, DARKEST_SPOT * Math.sqrt(count / fullest))));
    return items;
  }

  private double fullest(SpeedPlot plot) {
    return IntStream.range(0, HourChart.HOURS)
        .flatMap(hour -> counts(hour, plot).values().stream().mapToInt(Integer::intValue)).max().orElse(1);
  }

  /// How many segments lie in each spot of an hour, counted from the left in lines from the top.
  private Map<Integer, Integer> counts(int hour, SpeedPlot plot) {
    Map<Integer, Integer> counts = new TreeMap<>();
    int last = (int) Math.ceil((plot.bottom() - plot.top()) / SPOT) - 1;
    for (Segment segment : segments.get(hour)) {
      if (plot.shows(segment.speed())) {
        int line = Math.min(last, (int) ((plot.y(segment.speed()) - plot.top()) / SPOT));
        int place = Math.min(SPOTS_AN_HOUR - 1, (int) ((segment.hourLocal() - hour) * SPOTS_AN_HOUR));
        counts.merge(line * SPOTS_AN_HOUR + place, 1, Integer::sum);
      }
    }
    return counts;
  }

  /// Adds a mark for each edge beyond which a segment lies.
  private void edges(int hour, SpeedPlot plot, List<Item> items) {
    boolean above = false;
    boolean below = false;
    for (Segment segment : segments.get(hour)) {
      double speed = segment.speed();
      if (speed > plot.speeds().high() && !above) {
        above = true;
        items.add(plot.beyond(x(plot, hour + 0.5), speed, Ink.MUTED));
      } else if (speed < plot.speeds().low() && !below) {
        below = true;
        items.add(plot.beyond(x(plot, hour + 0.5), speed, Ink.MUTED));
      }
    }
    beyond |= above || below;
  }

  /// How many segments an hour has, as small as its width demands.
  private Item count(int hour, SpeedPlot plot, double base) {
    String text = hours.get(hour).cells().getLast();
    double room = (x(plot, first + 1) - x(plot, first) - 4) / Page.SPARE;
    double size = Page.SMALL * Math.min(1, room / Lettering.width(text, Weight.REGULAR, Page.SMALL));
    return new Item.Text(x(plot, hour + 0.5), base, text, Anchor.MIDDLE, Weight.REGULAR, size, Ink.MUTED);
  }

  private void means(SpeedPlot plot) {
    double heaviest = hours.stream().mapToDouble(DotRow::weight).max().orElse(1);
    List<Item> dots = new ArrayList<>();
    List<Spot> joined = new ArrayList<>();
    for (int place = 0; place < shown; place++) {
      DotRow row = hours.get((first + place) % HourChart.HOURS);
      double x = plot.x((place + 0.5) / shown);
      if (row.mean().isPresent() && plot.shows(row.mean().getAsDouble())) {
        double y = plot.y(row.mean().getAsDouble());
        joined.add(new Spot(x, y));
        double radius = 4.5 + 2.5 * Math.sqrt(row.weight() / heaviest);
        List<Item> mean = new ArrayList<>();
        row.interval().ifPresent(interval -> mean
            .add(new Item.Line(x, plot.y(interval.high()), x, plot.y(interval.low()), 2.5, 0, Ink.TEXT)));
        mean.add(new Item.Circle(x, y, radius, row.interval().isPresent() ? Ink.TEXT : Ink.NEUTRAL, 1, 1.75));
        dots.add(new Item.Group(inWords(row), mean));
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
      page.add(new Item.Trace(spots, 1.25, Ink.NEUTRAL));
    }
  }

  private double x(SpeedPlot plot, double hour) {
    double since = hour < first ? hour + HourChart.HOURS - first : hour - first;
    return plot.x(since / shown);
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

  /// An hour as a sentence: `9–10 h: WPM 58.4 (55.1 – 61.7), n 12`.
  private static String inWords(DotRow row) {
    return row.label() + ": WPM " + row.cells().getFirst()
        + row.interval().map(span -> " (" + Numerals.fixed(span.low(), 1) + " \u2013 "
            + Numerals.fixed(span.high(), 1) + ")").orElse("")
        + ", n " + row.cells().getLast();
  }
}
