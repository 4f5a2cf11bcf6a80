package songstroke.steps;

import java.util.List;
import java.util.Optional;

import songstroke.pipeline.Handle;
import songstroke.pipeline.Port;
import songstroke.pipeline.Shape;
import songstroke.pipeline.Wire;
import songstroke.segment.ByPause;
import songstroke.segment.Segment;

/// Segments as a step's input: an artifact for each pause limit.
final class SegmentPorts {
  static final Port<ByPause, List<Segment>> SEGMENTS = new Port<>("segments", Artifacts.SEGMENTS,
      ByPause::usual);
  static final Port<ByPause, List<Segment>> SHORT_PAUSE = new Port<>("short_pause", Artifacts.SEGMENTS,
      ByPause::shorter, Optional.of(List.of()));
  static final Port<ByPause, List<Segment>> LONG_PAUSE = new Port<>("long_pause", Artifacts.SEGMENTS,
      ByPause::longer, Optional.of(List.of()));
  static final Shape<ByPause> SHAPE = Shape.of(
      values -> new ByPause(values.get(SEGMENTS), values.get(SHORT_PAUSE), values.get(LONG_PAUSE)),
      List.of(SEGMENTS, SHORT_PAUSE, LONG_PAUSE));

  private SegmentPorts() {}

  static List<Wire<ByPause>> from(Handle<List<Segment>> segments, Handle<List<Segment>> shortPause,
      Handle<List<Segment>> longPause) {
    return List.of(SEGMENTS.from(segments), SHORT_PAUSE.from(shortPause), LONG_PAUSE.from(longPause));
  }
}
