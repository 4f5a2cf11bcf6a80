package songstroke.analyze;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

import songstroke.name.ArtistName;
import songstroke.segment.Heard;
import songstroke.segment.Segment;
import songstroke.segment.TypingMetrics;
import songstroke.segment.When;

/// Segments as rows of the analysis.
///
/// The parts of one play, that is music of one track with nothing but a pause of at most 10 s between each two, get
/// one play id, so that [Eligibility] can add them up.
public final class SegmentRows {
  private final Function<Segment, Map<String, Double>> properties;
  private final List<AnalysisRow> rows = new ArrayList<>();
  /// Per artist's id what the analysis calls them: nobody is an empty text.
  private final Map<String, String> artists = new HashMap<>();
  private int plays;
  private Optional<String> play = Optional.empty();
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
    if (segment.heard().isMusic()) {
      if (!(afterShortPause && lastMusic.filter(last -> isSameTrack(last, segment)).isPresent())) {
        play = Optional.of("play-" + ++plays);
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
    String track = b.heard().trackId();
    return !track.isEmpty() && a.heard().trackId().equals(track)
        && a.place().session().equals(b.place().session());
  }

  private static boolean isShortPause(Segment segment) {
    return segment.heard().isPaused() && segment.durationMs() >= 0
        && segment.durationMs() <= Eligibility.MAX_POOLED_GAP_MS;
  }

  private AnalysisRow row(Segment segment) {
    boolean timed = segment.durationMs() >= 0;
    When when = segment.when();
    return new AnalysisRow(segment.place().session(), (int) segment.place().seq(),
        when.day().isPresent() ? when.day().getAsLong() : Double.NaN, when.hourLocal(), when.minInSession(),
        sound(segment), typing(segment.metrics()),
        Optional.of(segment.task()).filter(task -> !task.isBlank()), OptionalLong.of(clock),
        timed ? OptionalLong.of(segment.durationMs()) : OptionalLong.empty(),
        Optional.of(segment.excluded()).filter(code -> !code.isEmpty()));
  }

  private Sound sound(Segment segment) {
    Heard heard = segment.heard();
    return switch (heard.state()) {
      case MUSIC -> new Sound.Music(heard.trackId(), play,
          artists.computeIfAbsent(heard.artistId(), id -> ArtistName.isNobody(id) ? "" : id),
          heard.genres(), properties.apply(segment));
      case SILENCE -> new Sound.Silence();
      case NONMUSIC, UNKNOWN, SUSPEND -> new Sound.Other(heard.state().name());
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
