package songstroke.visualize;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import songstroke.visualize.HourChart.Segment;
import songstroke.visualize.SessionTimeline.Kind;
import songstroke.visualize.SessionTimeline.Point;
import songstroke.visualize.SessionTimeline.Stretch;

/// Charts over time that several tests look at.
final class TimeCharts {
  private TimeCharts() {}

  static Segment segment(double hour, double wpm, long intervals) {
    return new Segment(hour, intervals, Math.round(12_000 * intervals / wpm), "s" + intervals % 9);
  }

  /// Mornings, afternoons and late evenings, one segment far out.
  static HourChart day() {
    Random random = new Random(7);
    List<Segment> segments = new ArrayList<>();
    for (int i = 0; i < 420; i++) {
      double hour = i % 3 == 0
          ? 8 + 4 * random.nextDouble()
          : i % 3 == 1
              ? 13 + 5 * random.nextDouble()
              : (21.5 + 3.4 * random.nextDouble()) % 24;
      double wpm = 58 + 5 * StrictMath.sin(hour / 4) + 5 * random.nextGaussian();
      segments.add(segment(hour, wpm, 20 + random.nextInt(400)));
    }
    segments.add(segment(15.2, 240, 3));
    segments.add(segment(5.5, 41, 60));
    return new HourChart(segments, Charts.oneDay());
  }

  /// An hour in the evening: tracks, a pause, a time not recorded, an advertisement.
  static SessionTimeline evening() {
    List<Stretch> lane = List.of(stretch(0, 250, "Aphex Twin – Xtal", Kind.MUSIC),
        stretch(250, 690, "坂本龍一 – Aqua", Kind.MUSIC), stretch(690, 720, "Advertisement", Kind.SPEECH),
        stretch(720, 1_000, "Noisia – Dead Limit (the very long extended festival version)", Kind.MUSIC),
        stretch(1_000, 1_400, "", Kind.SILENCE), stretch(1_400, 1_900, "screen locked", Kind.GAP),
        stretch(1_900, 2_300, "Hania Rani – Glass", Kind.MUSIC), stretch(2_300, 2_420, "", Kind.UNKNOWN),
        stretch(2_420, 3_300, "In Our Time – Podcast", Kind.SPEECH),
        stretch(3_300, 3_600, "Nils Frahm – Says", Kind.MUSIC));
    return new SessionTimeline("Session of 22 Nov 2026", "21:47 to 22:47, 10 stretches",
        Optional.of(SessionClock.from(LocalTime.of(21, 47, 12))), lane, typing(3_600, lane));
  }

  static HourChart oneSegment() {
    return new HourChart(List.of(segment(23.99, 58.4, 40)), Charts.oneDay());
  }

  static SessionTimeline oneStretch() {
    return new SessionTimeline("One track", "one speed", Optional.empty(),
        List.of(stretch(0, 214, "Nils Frahm – Says", Kind.MUSIC)), List.of(new Point(90_000, 61)));
  }

  static SessionTimeline nothing() {
    return new SessionTimeline("Session of 22 Nov 2026", "no time at all", Optional.empty(), List.of(),
        List.of());
  }

  /// Speeds of every ten seconds while recorded, with a pause of three minutes.
  static List<Point> typing(int seconds, List<Stretch> lane) {
    Random random = new Random(11);
    List<Point> points = new ArrayList<>();
    double wander = 0;
    for (long second = 5; second < seconds; second += 10) {
      long ms = second * 1_000;
      wander = 0.85 * wander + 3 * random.nextGaussian();
      boolean recorded = lane.stream()
          .noneMatch(it -> it.kind() == Kind.GAP && it.startMs() <= ms && ms < it.endMs());
      if (recorded && (second < 2_700 || second > 2_880)) {
        points.add(new Point(ms, 60 + wander));
      }
    }
    return points;
  }

  static Stretch stretch(long startS, long endS, String label, Kind kind) {
    return new Stretch(startS * 1_000, endS * 1_000, label, kind);
  }
}
