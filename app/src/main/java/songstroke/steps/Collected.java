package songstroke.steps;

import java.util.List;

import songstroke.pipeline.Port;
import songstroke.pipeline.Shape;
import songstroke.pipeline.StepOutputs;
import songstroke.pipeline.Wire;
import songstroke.segment.ByPause;
import songstroke.segment.Folded;
import songstroke.segment.Segment;

/// What was typed and heard.
///
/// @param recording the single events; only its header when the person keeps no recording
public record Collected(Recording recording, ByPause segments, TypingPace pace) {
  static final Port<Collected, Recording> RECORDING = new Port<>("recording", Artifacts.RECORDING,
      Collected::recording);
  static final Port<Collected, List<Segment>> SEGMENTS = new Port<>("segments", Artifacts.SEGMENTS,
      collected -> collected.segments.usual());
  static final Port<Collected, List<Segment>> SHORT_PAUSE = new Port<>("short_pause", Artifacts.SEGMENTS,
      collected -> collected.segments.shorter());
  static final Port<Collected, List<Segment>> LONG_PAUSE = new Port<>("long_pause", Artifacts.SEGMENTS,
      collected -> collected.segments.longer());
  static final Port<Collected, TypingPace> PACE = new Port<>("pace", Artifacts.PACE, Collected::pace);
  static final Shape<Collected> SHAPE = Shape.of(
      values -> new Collected(values.get(RECORDING),
          new ByPause(values.get(SEGMENTS), values.get(SHORT_PAUSE), values.get(LONG_PAUSE)),
          values.get(PACE)),
      List.of(RECORDING, SEGMENTS, SHORT_PAUSE, LONG_PAUSE, PACE));

  /// What became of a recording.
  public static Collected of(Recording recording, Folded folded) {
    return new Collected(recording, folded.segments(), TypingPace.of(folded));
  }

  static List<Wire<ByPause>> segments(StepOutputs<Collected> made) {
    return SegmentPorts.from(made.get(SEGMENTS), made.get(SHORT_PAUSE), made.get(LONG_PAUSE));
  }
}
