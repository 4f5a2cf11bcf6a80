package songstroke.report;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import songstroke.segment.LastSession;
import songstroke.segment.Segment;
import songstroke.segment.State;
import songstroke.visualize.HourChart;
import songstroke.visualize.SessionTimeline;
import songstroke.visualize.SessionTimeline.Kind;
import songstroke.visualize.WpmCharts;

/// Segments over time: over the hours of all days, and one session as it went.
public final class TimeCharts {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

  private TimeCharts() {}

  /// The speed over the hours of the day, under music and in silence alike.
  public static HourChart hours(Findings findings, List<Segment> segments) {
    return new HourChart(segments.stream()
        .filter(segment -> segment.metrics().intervals() > 0 && segment.metrics().activeMs() > 0)
        .filter(segment -> segment.when().hourLocal() >= 0 && segment.when().hourLocal() < 24)
        .map(segment -> new HourChart.Segment(segment.when().hourLocal(), segment.metrics().intervals(),
            segment.metrics().activeMs()))
        .toList(), findings.days().map(days -> new WpmCharts.Days(days.first(), days.last())));
  }

  /// The last session, its tracks as a lane and its typing as a line.
  public static SessionTimeline session(LastSession session) {
    List<SessionTimeline.Stretch> lane = new ArrayList<>();
    long t = 0;
    for (Segment segment : session.segments()) {
      long end = t + Math.max(0, segment.durationMs());
      lane.add(new SessionTimeline.Stretch(t, end, label(segment), kind(segment.heard().state())));
      t = end;
    }
    List<SessionTimeline.Point> points = session.pace().stream()
        .map(pace -> new SessionTimeline.Point(pace.millis(), pace.wordsPerMinute()))
        .toList();
    Optional<Segment> first = session.segments().stream().findFirst();
    Optional<LocalDateTime> start = first.flatMap(segment -> segment.when().localDateTime());
    Optional<LocalTime> clock = start.map(LocalDateTime::toLocalTime);
    String day = start.map(when -> ", " + DAY.format(when)).orElse("");
    return new SessionTimeline("The last session as it went",
        "Words per minute, pauses included, over what was to be heard" + day, clock, lane, points);
  }

  private static String label(Segment segment) {
    return segment.heard().isMusic()
        ? segment.heard().titleAndArtists()
        : segment.heard().reason().toLowerCase(Locale.ROOT);
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
