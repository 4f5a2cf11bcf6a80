package songstroke.report;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import songstroke.segment.LastSession;
import songstroke.segment.Segment;
import songstroke.segment.State;
import songstroke.visualize.HourChart;
import songstroke.visualize.Numerals;
import songstroke.visualize.SessionTimeline;
import songstroke.visualize.SessionTimeline.Kind;
import songstroke.visualize.WpmCharts;

/// Segments over time: over the hours of all days, and one session as it went.
public final class TimeCharts {
  private TimeCharts() {}

  /// The speed over the hours of the day, under music and in silence alike.
  public static HourChart hours(Findings findings, List<Segment> segments) {
    return new HourChart(segments.stream()
        .filter(segment -> segment.metrics().intervals() > 0 && segment.metrics().activeMs() > 0)
        .filter(segment -> segment.when().hourLocal() >= 0 && segment.when().hourLocal() < 24)
        .map(segment -> new HourChart.Segment(segment.when().hourLocal(), segment.metrics().intervals(),
            segment.metrics().activeMs(), segment.place().session()))
        .toList(), findings.days().map(days -> new WpmCharts.Days(days.first(), days.last())));
  }

  /// The last session from its first text press to its last, its tracks as a lane and its typing as a line. Without
  /// typing, all of it but what was not recorded at its ends.
  public static SessionTimeline session(LastSession session) {
    SessionWindow window = SessionWindow.of(session);
    List<SessionTimeline.Stretch> lane = new ArrayList<>();
    long t = 0;
    for (Segment segment : session.segments()) {
      long end = t + Math.max(0, segment.durationMs());
      if (window.overlaps(t, end)) {
        lane.add(new SessionTimeline.Stretch(window.inside(t), window.inside(end), label(segment),
            kind(segment.heard().state())));
      }
      t = end;
    }
    List<SessionTimeline.Point> points = session.pace().stream()
        .map(pace -> new SessionTimeline.Point(window.inside(pace.millis()), pace.wordsPerMinute()))
        .toList();
    Optional<LocalDateTime> start = window.start();
    String day = start.map(when -> ", " + Numerals.unbroken(Numerals.day(when.toLocalDate()))).orElse("");
    return new SessionTimeline("The last session with typing",
        "Words per minute, pauses included, and what was playing" + day, window.clock(), lane, points);
  }

  /// What is no music needs no more words than its kind.
  private static String label(Segment segment) {
    return segment.heard().isMusic() ? segment.heard().titleAndArtists() : "";
  }

  private static Kind kind(State state) {
    return switch (state) {
      case MUSIC -> Kind.MUSIC;
      case SILENCE -> Kind.SILENCE;
      case NONMUSIC -> Kind.SPEECH;
      case UNKNOWN -> Kind.UNKNOWN;
      case SUSPEND -> Kind.GAP;
    };
  }
}
