package songstroke.visualize;

import java.util.List;

import songstroke.visualize.Item.Text.Anchor;
import songstroke.visualize.Item.Trace.Spot;
import songstroke.visualize.SessionTimeline.Point;
import songstroke.visualize.SessionTimeline.Stretch;

/// Decides where everything of a [SessionTimeline] goes. From top to bottom: heading, subtitle, the line of the
/// typing, what was to be heard, the times, what the boxes mean.
final class SessionLayout {
  private static final double HEIGHT = 230;

  private final Page page = new Page();
  private final SessionTimeline session;
  private final SpeedLine line;
  private final long lengthMs;
  private final LaneNames names = new LaneNames();

  private SessionLayout(SessionTimeline session) {
    this.session = session;
    line = SpeedLine.of(session);
    lengthMs = Math.max(1_000, session.lengthMs());
  }

  static Scene of(SessionTimeline session) {
    return new SessionLayout(session).scene();
  }

  private Scene scene() {
    double y = page.heading(session.heading(), session.subtitle());
    double fastest = line.pieces().stream().flatMap(List::stream).mapToDouble(Point::wpm).max().orElse(0);
    if (fastest > 0) {
      y = typing(SpeedPlot.below(y + 34, HEIGHT, Axis.over(0, fastest)));
    } else if (session.lane().isEmpty()) {
      y = page.empty(SessionTimeline.WHEN_EMPTY, y);
    } else {
      y = page.empty(SessionTimeline.WITHOUT_TYPING, y);
      y = heard(y + 22, Page.MARGIN + SpeedPlot.GUTTER, SpeedPlot.RIGHT);
    }
    return page.scene(y, session.heading(), inWords());
  }

  /// Draws the line and all below it; returns the last base line.
  private double typing(SpeedPlot plot) {
    plot.grid(page);
    for (List<Point> piece : line.pieces()) {
      List<Spot> spots = piece.stream()
          .map(point -> new Spot(plot.x(share(point.tMs())), plot.y(point.wpm()))).toList();
      page.add(spots.size() == 1
          ? new Item.Circle(spots.getFirst().x(), spots.getFirst().y(), 2.5, Ink.TEXT, 1, 0)
          : new Item.Trace(spots, 1.75, Ink.TEXT));
    }
    double end = heard(plot.bottom() + 22, plot.left(), plot.right());
    return page.note("The line joins means over " + length(line.binMs())
        + "; it is broken where nothing was recorded and where nothing was typed for "
        + length(SpeedLine.MOST_MISSING * line.binMs()) + " or longer.", end + 10, 2);
  }

  /// Draws the lane, the times and what the boxes mean; returns the last base line.
  private double heard(double top, double left, double right) {
    double bottom = top;
    List<Stretch> lane = session.lane();
    for (int i = 0; i < lane.size(); i++) {
      Stretch stretch = lane.get(i);
      long endMs = i + 1 < lane.size()
          ? Math.min(stretch.endMs(), lane.get(i + 1).startMs())
          : stretch.endMs();
      page.add(new Item.Group(inWords(stretch), SessionLane.box(stretch,
          left + share(stretch.startMs()) * (right - left), left + share(endMs) * (right - left), top,
          names)));
      bottom = top + SessionLane.HEIGHT;
    }
    TimeTicks ticks = TimeTicks.over(lengthMs, session.clock());
    for (TimeTicks.Tick tick : ticks.ticks()) {
      double x = left + share(tick.atMs()) * (right - left);
      page.add(new Item.Line(x, bottom + 5, x, bottom + 10, 1, 0, Ink.NEUTRAL));
      page.label(x, bottom + 26, tick.label(), Anchor.MIDDLE);
    }
    page.label((left + right) / 2, bottom + 50, ticks.title(), Anchor.MIDDLE);
    if (lane.isEmpty()) {
      return bottom + 50;
    }
    SessionLane.legend(page, lane, Page.MARGIN, bottom + 82);
    return names.list(page, bottom + 82);
  }

  private double share(long ms) {
    return (double) ms / lengthMs;
  }

  private static String length(long ms) {
    long seconds = ms / 1_000;
    return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
  }

  private String inWords() {
    StringBuilder words = new StringBuilder(session.subtitle());
    if (session.lane().isEmpty() && line.pieces().isEmpty()) {
      words.append(". ").append(SessionTimeline.WHEN_EMPTY);
    } else if (line.pieces().isEmpty()) {
      words.append(". ").append(SessionTimeline.WITHOUT_TYPING);
    }
    session.lane().forEach(stretch -> words.append(". ").append(inWords(stretch)));
    return words.toString();
  }

  /// A stretch as a sentence: `Aphex Twin – Xtal: music, 21:04:10 – 21:09:02`.
  private String inWords(Stretch stretch) {
    String name = stretch.label().isEmpty() ? "" : stretch.label() + ": ";
    return name + stretch.kind().word() + ", " + TimeTicks.exact(stretch.startMs(), session.clock())
        + " \u2013 "
        + TimeTicks.exact(stretch.endMs(), session.clock());
  }
}
