package songstroke.steps;

import java.util.List;
import java.util.Optional;

import songstroke.pipeline.Port;
import songstroke.pipeline.Shape;
import songstroke.report.Findings;
import songstroke.segment.Segment;

/// What the charts show.
///
/// @param segments with genres
/// @param genres   the verdicts by genre
/// @param tracks   the verdicts by track
record ToDraw(List<Segment> segments, Findings genres, Findings tracks, TypingPace pace) {
  static final Port<ToDraw, List<Segment>> SEGMENTS = new Port<>("segments", Artifacts.SEGMENTS,
      ToDraw::segments);
  static final Port<ToDraw, Findings> REPORT = new Port<>("report", Artifacts.REPORT, ToDraw::genres);
  static final Port<ToDraw, Findings> TRACKS = new Port<>("tracks", Artifacts.REPORT, ToDraw::tracks);
  static final Port<ToDraw, TypingPace> PACE = new Port<>("pace", Artifacts.PACE, ToDraw::pace,
      Optional.of(new TypingPace(0, 0, List.of())));
  static final Shape<ToDraw> SHAPE = Shape.of(
      values -> new ToDraw(values.get(SEGMENTS), values.get(REPORT), values.get(TRACKS), values.get(PACE)),
      List.of(SEGMENTS, REPORT, TRACKS, PACE));
}
