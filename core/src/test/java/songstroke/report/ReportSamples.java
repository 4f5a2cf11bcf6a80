package songstroke.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

import songstroke.analyze.Outcome;
import songstroke.segment.ByPause;
import songstroke.segment.Reason;
import songstroke.segment.Segment;
import songstroke.segment.SegmentBuilder;
import songstroke.segment.SegmentsCsv;
import songstroke.segment.State;
import songstroke.segment.TypingMetrics;

/// Segments to report on: the reference data sets, and a made-up person's.
final class ReportSamples {
  /// Some genres differ.
  static final String CLEAR = "D1_single_label";

  private static final List<List<String>> TRACKS = List.of(List.of("Low Tide", "Nova", "ambient"),
      List.of("High Tide", "Nova", "ambient;drone"), List.of("Motor", "静かな朝, Atlas", "techno"),
      List.of("Gears", "Atlas", "techno"), List.of("Blue", "Ella", "jazz"), List.of("Untold", "", ""));

  /// Three weeks of a person who types faster under techno and corrects less under ambient.
  static final ByPause DIARY = diary();

  private ReportSamples() {}

  static Findings findings(Level level, Outcome outcome) {
    return findings(level, outcome, DIARY);
  }

  /// With a numeric property of the track, so that the correlation is there too.
  static Findings findings(Level level, Outcome outcome, ByPause segments) {
    return Findings.of(ReportOptions.of(level, outcome), segments,
        segment -> Map.of("title_length", (double) segment.heard().trackName().length()));
  }

  /// The speed by genre in a reference data set.
  static Findings reference(String name) {
    return Findings.of(ReportOptions.of(Level.GENRE, Outcome.SPEED), ByPause.only(segments(name)),
        _ -> Map.of());
  }

  private static List<Segment> segments(String name) {
    String file = "/songstroke/analyze/" + name + ".csv";
    try (InputStream in = Objects.requireNonNull(ReportSamples.class.getResourceAsStream(file))) {
      return SegmentsCsv.read(name, new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ByPause diary() {
    List<Segment> segments = new ArrayList<>();
    var random = new SplittableRandom(7);
    for (int session = 0; session < 21; session++) {
      Instant start = Instant.parse("2026-03-02T07:00:00Z")
          .plus(Duration.ofHours(24L * session + session % 9));
      double mood = 0.03 * gaussian(random);
      for (int seq = 1; seq <= 12; seq++) {
        int track = random.nextInt(8);
        segments
            .add(segment(session, seq, start.plus(Duration.ofMinutes(4L * (seq - 1))), track, mood, random));
      }
    }
    return new ByPause(segments,
        segments.stream().filter(segment -> !segment.heard().genres().contains("drone"))
            .toList(),
        List.copyOf(segments));
  }

  private static Segment segment(int session, int seq, Instant start, int track, double mood,
      SplittableRandom random) {
    long intervals = random.nextLong(150, 350);
    double slow = 200 * Math.exp(mood + 0.05 * gaussian(random) - (track == 2 || track == 3 ? 0.12 : 0));
    long backspaces = Math.round(intervals * (track < 2 ? 0.02 : 0.06) * (0.8 + 0.4 * random.nextDouble()));
    var keys = new TypingMetrics.Keys(intervals + 5, intervals - 30 - backspaces, 30, backspaces, 5, 0);
    var iki = new TypingMetrics.Iki(slow, 0.7 * slow, slow * (1.3 + 0.1 * random.nextDouble()));
    double hour = 8 + session % 9 + (seq - 1) / 15.0;
    SegmentBuilder segment = SegmentBuilder.segment().id("d-%03d-%02d".formatted(session, seq))
        .session("s" + session, seq).day(20_514 + session).startUtc(start).utcOffsetMin(60).hourLocal(hour)
        .minInSession(4.0 * (seq - 1)).durationMs(240_000)
        .metrics(
            new TypingMetrics(keys, intervals, Math.round(intervals * slow), Double.NaN, 9, iki, Double.NaN,
                Double.NaN, Double.NaN));
    if (track >= TRACKS.size()) {
      return segment.state(State.SILENCE, Reason.STOPPED).build();
    }
    List<String> heard = TRACKS.get(track);
    String artist = heard.get(1);
    return segment.state(State.MUSIC, "").track("t" + track, heard.get(0))
        .artist(artist.split(",", -1)[0].toLowerCase(Locale.ROOT), artist)
        .genres(List.of(heard.get(2).split(";", -1))).build();
  }

  private static double gaussian(SplittableRandom random) {
    return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
  }
}
