package songstroke.analyze;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

import songstroke.segment.Reason;
import songstroke.segment.Segment;
import songstroke.segment.State;
import songstroke.segment.TypingMetrics;

/// Segments as rows of the analysis.
///
/// The parts of one play, that is music of one track with nothing but a pause of at most 10 s between each two, get
/// one play id, so that [Eligibility] can add them up.
public final class SegmentRows {
  private final Function<Segment, Map<String, Double>> properties;
  private final List<AnalysisRow> rows = new ArrayList<>();
  private int play;
  private Optional<Segment> lastMusic = Optional.empty();
  private boolean afterShortPause;
  private long clock;

  private SegmentRows(Function<Segment, Map<String, Double>> properties) {
    this.properties = properties;
  }

  /// One row a segment, in their order; the tracks have no numeric properties.
  ///
  /// @param segments in the order of recording
  public static List<AnalysisRow> of(List<Segment> segments) {
    return of(segments, _ -> Map.of());
  }

  /// The same with the numeric properties (`tempo_bpm`, `energy`) of each segment's track.
  public static List<AnalysisRow> of(List<Segment> segments,
      Function<Segment, Map<String, Double>> properties) {
    SegmentRows all = new SegmentRows(properties);
    segments.forEach(all::add);
    return List.copyOf(all.rows);
  }

  private void add(Segment segment) {
    if (segment.state() == State.MUSIC) {
      if (!(afterShortPause && lastMusic.filter(last -> isSameTrack(last, segment)).isPresent())) {
        play++;
      }
      lastMusic = Optional.of(segment);
      afterShortPause = false;
    } else if (!afterShortPause && isShortPause(segment)) {
      afterShortPause = true;
    } else {
      lastMusic = Optional.empty();
    }
    rows.add(row(segment));
    clock += Math.max(0, segment.durationMs());
  }

  private static boolean isSameTrack(Segment a, Segment b) {
    return !b.trackId().isEmpty() && a.trackId().equals(b.trackId()) && a.sessionId().equals(b.sessionId());
  }

  private static boolean isShortPause(Segment segment) {
    return segment.state() == State.SILENCE && segment.reason().equals(Reason.PAUSED)
        && segment.durationMs() >= 0
        && segment.durationMs() <= Eligibility.MAX_POOLED_GAP_MS;
  }

  private AnalysisRow row(Segment segment) {
    boolean timed = segment.durationMs() >= 0;
    return new AnalysisRow(segment.sessionId(), (int) segment.seq(),
        segment.day().isPresent() ? segment.day().getAsLong() : Double.NaN, segment.hourLocal(),
        segment.minInSession(), sound(segment), typing(segment.metrics()),
        Optional.of(segment.task()).filter(task -> !task.isBlank()), OptionalLong.of(clock),
        timed ? OptionalLong.of(segment.durationMs()) : OptionalLong.empty(),
        Optional.of(segment.excluded()).filter(code -> !code.isEmpty()));
  }

  private Sound sound(Segment segment) {
    return switch (segment.state()) {
      case MUSIC -> new Sound.Music(segment.trackId(), Optional.of("play-" + play), segment.artistId(),
          segment.genres(), properties.apply(segment));
      case SILENCE -> new Sound.Silence();
      case NONMUSIC, UNKNOWN, SUSPEND -> new Sound.Other(segment.state().name());
    };
  }

  private static Typing typing(TypingMetrics metrics) {
    TypingMetrics.Keys keys = metrics.keys();
    TypingMetrics.Iki iki = metrics.iki();
    boolean counted = keys.chars() >= 0 && keys.whitespace() >= 0 && keys.backspaces() >= 0;
    boolean spread = iki.q1() > 0 && iki.median() > 0 && iki.q3() > 0;
    return new Typing(metrics.intervals(), metrics.activeMs(),
        counted
            ? Optional.of(new Typing.Presses(keys.chars(), keys.whitespace(), keys.backspaces()))
            : Optional.empty(),
        spread ? Optional.of(new Typing.Quartiles(iki.q1(), iki.median(), iki.q3())) : Optional.empty());
  }
}
