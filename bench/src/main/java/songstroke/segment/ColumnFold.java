package songstroke.segment;

import java.util.List;

import org.jspecify.annotations.NullMarked;
import songstroke.timeline.Backdating;
import songstroke.timeline.PressColumns;
import songstroke.timeline.RecordingHeader;
import songstroke.timeline.TimelineEvent;

/// The fold of [RecordingFold] over presses that are all there, so that it can be measured without reading them.
@NullMarked
public final class ColumnFold {
  private ColumnFold() {}

  /// The segments of a recording.
  ///
  /// @param events what is recorded beside the presses, in order
  public static ByPause of(RecordingHeader header, List<TimelineEvent> events, PressColumns presses) {
    var counter = new SegmentCounter(header, presses);
    var plan = new SegmentPlan(header, counter::count);
    var backdating = new Backdating(header.start(), presses::lastBefore, plan::accept);
    events.forEach(backdating::accept);
    backdating.finish();
    plan.finish(presses.last());
    counter.finish();
    return counter.segments();
  }
}
