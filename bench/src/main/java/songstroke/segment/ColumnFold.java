package songstroke.segment;

import java.io.IOException;
import java.util.List;

import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import songstroke.timeline.Backdating;
import songstroke.timeline.PressBlock;
import songstroke.timeline.PressBlockException;
import songstroke.timeline.PressColumns;
import songstroke.timeline.RecordingHeader;
import songstroke.timeline.TimelineEvent;

/// The fold of [RecordingFold] over presses in blocks, so that it can be measured without reading lines. A block may go
/// over the times of several events.
@NullMarked
public final class ColumnFold {
  private ColumnFold() {}

  /// Where blocks come from, in order.
  public interface Blocks {
    /// The next one; null after the last.
    @Nullable
    PressBlock next() throws IOException, PressBlockException;
  }

  /// The segments of a recording.
  ///
  /// @param events what is recorded beside the presses, in order
  public static ByPause of(RecordingHeader header, List<TimelineEvent> events, Blocks blocks)
      throws IOException, PressBlockException {
    var presses = new PressColumns();
    var counter = new SegmentCounter(header, presses);
    var plan = new SegmentPlan(header, counter::count);
    var backdating = new Backdating(header.start(), presses::lastBefore, plan::accept);
    for (TimelineEvent event : events) {
      appendUpTo(event.t(), blocks, presses);
      backdating.accept(event);
    }
    appendUpTo(Long.MAX_VALUE, blocks, presses);
    backdating.finish();
    plan.finish(presses.last());
    counter.finish();
    return counter.segments();
  }

  private static void appendUpTo(long t, Blocks blocks, PressColumns presses)
      throws IOException, PressBlockException {
    while (presses.last() < t) {
      PressBlock block = blocks.next();
      if (block == null) {
        return;
      }
      presses.append(block);
    }
  }
}
