package songstroke.correlation;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import songstroke.pipeline.Handle;
import songstroke.pipeline.Port;
import songstroke.pipeline.Shape;
import songstroke.pipeline.Wire;
import songstroke.segment.Segment;

/// Segments of a recording under three pause limits: what depends on the limit is not to be trusted.
///
/// @param segments   under the usual limit of 2 s
/// @param shortPause the same stretches under 1 s; may be empty
/// @param longPause  under 5 s; may be empty
record Segmented(List<Segment> segments, List<Segment> shortPause, List<Segment> longPause) {
  static final Port<Segmented, List<Segment>> SEGMENTS = new Port<>("segments", Artifacts.SEGMENTS,
      Segmented::segments);
  static final Port<Segmented, List<Segment>> SHORT_PAUSE = new Port<>("short_pause", Artifacts.SEGMENTS,
      Segmented::shortPause, Optional.of(List.of()));
  static final Port<Segmented, List<Segment>> LONG_PAUSE = new Port<>("long_pause", Artifacts.SEGMENTS,
      Segmented::longPause, Optional.of(List.of()));
  static final Shape<Segmented> SHAPE = Shape.of(
      values -> new Segmented(values.get(SEGMENTS), values.get(SHORT_PAUSE), values.get(LONG_PAUSE)),
      List.of(SEGMENTS, SHORT_PAUSE, LONG_PAUSE));

  static List<Wire<Segmented>> from(Handle<List<Segment>> segments, Handle<List<Segment>> shortPause,
      Handle<List<Segment>> longPause) {
    return List.of(SEGMENTS.from(segments), SHORT_PAUSE.from(shortPause), LONG_PAUSE.from(longPause));
  }

  /// The same with each segment changed.
  Segmented with(UnaryOperator<Segment> change) {
    return new Segmented(changed(segments, change), changed(shortPause, change), changed(longPause, change));
  }

  /// The very list when nothing changes, so that it stays the artifact that it was.
  private static List<Segment> changed(List<Segment> segments, UnaryOperator<Segment> change) {
    List<Segment> changed = segments.stream().map(change).toList();
    return changed.equals(segments) ? segments : changed;
  }
}
