package songstroke.segment;

import java.util.Map;
import java.util.function.Consumer;

import songstroke.timeline.RecordingHeader;
import songstroke.timeline.TimelineEvent;

/// The fold from a recording's ordered events to its segments.
///
/// Pure: no clock, no input or output. An event is settled when a later one comes, so that a press at the
/// very millisecond of a boundary goes to the segment that starts there. Not safe for use by several threads.
@SuppressWarnings("DoNotCallSuggester")
public final class SegmentFold {
  /// The longest interval between two text presses that is no pause, in ms.
  public static final int PAUSE_MS = 2000;

  public SegmentFold(RecordingHeader header, Consumer<Segment> closed) {
    this(header, PAUSE_MS, closed);
  }

  /// @param pauseMs the longest interval between two text presses that is no pause, 1 to 60 000 ms
  /// @param closed  is given each segment in order, once it is judged
  public SegmentFold(RecordingHeader header, int pauseMs, Consumer<Segment> closed) {}

  /// Takes the next event.
  ///
  /// @throws IllegalArgumentException when it is before the last one or before the recording's start
  public void accept(TimelineEvent event) {
    throw new UnsupportedOperationException();
  }

  /// Ends the recording: at its mark `END`, or without one right after its last event.
  public void finish() {
    throw new UnsupportedOperationException();
  }

  /// The segment that is going on.
  public OpenSegment open() {
    throw new UnsupportedOperationException();
  }

  /// Every press so far, by class.
  public TypingMetrics.Keys total() {
    throw new UnsupportedOperationException();
  }

  /// The presses that belong to no segment, by a code of [Reason].
  public Map<String, TypingMetrics.Keys> unattributed() {
    throw new UnsupportedOperationException();
  }
}
