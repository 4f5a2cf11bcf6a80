package songstroke.steps;

import java.util.List;

import songstroke.pipeline.Port;
import songstroke.pipeline.Shape;
import songstroke.pipeline.StepOutputs;
import songstroke.pipeline.Wire;
import songstroke.segment.ByPause;
import songstroke.segment.Segment;

/// Segments with the genres of their artists.
///
/// @param genres where each genre comes from, as `genres.csv`
public record Enriched(ByPause segments, String genres) {
  static final Port<Enriched, List<Segment>> SEGMENTS = new Port<>("segments", Artifacts.SEGMENTS,
      enriched -> enriched.segments.usual());
  static final Port<Enriched, List<Segment>> SHORT_PAUSE = new Port<>("short_pause", Artifacts.SEGMENTS,
      enriched -> enriched.segments.shorter());
  static final Port<Enriched, List<Segment>> LONG_PAUSE = new Port<>("long_pause", Artifacts.SEGMENTS,
      enriched -> enriched.segments.longer());
  static final Port<Enriched, String> GENRES = new Port<>("genres", Artifacts.GENRES, Enriched::genres);
  static final Shape<Enriched> SHAPE = Shape.of(
      values -> new Enriched(
          new ByPause(values.get(SEGMENTS), values.get(SHORT_PAUSE), values.get(LONG_PAUSE)),
          values.get(GENRES)),
      List.of(SEGMENTS, SHORT_PAUSE, LONG_PAUSE, GENRES));

  static List<Wire<ByPause>> segments(StepOutputs<Enriched> made) {
    return SegmentPorts.from(made.get(SEGMENTS), made.get(SHORT_PAUSE), made.get(LONG_PAUSE));
  }
}
