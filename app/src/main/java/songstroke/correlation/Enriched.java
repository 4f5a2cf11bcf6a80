package songstroke.correlation;

import java.util.List;

import songstroke.pipeline.Made;
import songstroke.pipeline.Port;
import songstroke.pipeline.Shape;
import songstroke.pipeline.Wire;
import songstroke.segment.Segment;

/// Segments with the genres of their artists.
///
/// @param segments   under the usual pause limit
/// @param shortPause the same stretches under a shorter one
/// @param longPause  and under a longer one
/// @param genres     where each genre comes from, as `genres.csv`
public record Enriched(List<Segment> segments, List<Segment> shortPause, List<Segment> longPause,
    String genres) {
  static final Port<Enriched, List<Segment>> SEGMENTS = new Port<>("segments", Artifacts.SEGMENTS,
      Enriched::segments);
  static final Port<Enriched, List<Segment>> SHORT_PAUSE = new Port<>("short_pause", Artifacts.SEGMENTS,
      Enriched::shortPause);
  static final Port<Enriched, List<Segment>> LONG_PAUSE = new Port<>("long_pause", Artifacts.SEGMENTS,
      Enriched::longPause);
  static final Port<Enriched, String> GENRES = new Port<>("genres", Artifacts.GENRES, Enriched::genres);
  static final Shape<Enriched> SHAPE = Shape.of(
      values -> new Enriched(values.get(SEGMENTS), values.get(SHORT_PAUSE), values.get(LONG_PAUSE),
          values.get(GENRES)),
      List.of(SEGMENTS, SHORT_PAUSE, LONG_PAUSE, GENRES));

  static Enriched of(Segmented segmented, String genres) {
    return new Enriched(segmented.segments(), segmented.shortPause(), segmented.longPause(), genres);
  }

  static List<Wire<Segmented>> segments(Made<Enriched> made) {
    return Segmented.from(made.get(SEGMENTS), made.get(SHORT_PAUSE), made.get(LONG_PAUSE));
  }

  Segmented segmented() {
    return new Segmented(segments, shortPause, longPause);
  }
}
