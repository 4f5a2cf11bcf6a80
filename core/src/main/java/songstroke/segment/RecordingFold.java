package songstroke.segment;

import java.io.IOException;
import java.util.Map;

import songstroke.segment.TypingMetrics.Keys;
import songstroke.timeline.Backdating;
import songstroke.timeline.KeyClass;
import songstroke.timeline.KeyPress;
import songstroke.timeline.PressBlock;
import songstroke.timeline.PressBlockException;
import songstroke.timeline.PressColumns;
import songstroke.timeline.PressSink;
import songstroke.timeline.RecordingHeader;
import songstroke.timeline.RecordingReader;
import songstroke.timeline.TimelineEvent;

/// Folds a recording into segments, under the usual pause limit and under 1 s and 5 s: the one fold there is, for a
/// file, for the store's blocks, and, in a [LiveFold], while it is recorded.
///
/// It has two parts. The few events that are no presses make the plan: which stretches there are. The presses wait in
/// columns, and each stretch is then one range of them, counted in one go.
///
/// Pure: no clock, no input or output. A press at the very millisecond of a boundary goes to the segment that starts
/// there. Presses take about three bytes of memory each, until the session after theirs begins. Not safe for use by
/// several threads.
public final class RecordingFold implements PressSink {
  private final PressColumns presses = new PressColumns();
  private final SegmentPlan plan;
  private final Backdating backdating;
  private final SegmentCounter counter;
  private final long start;
  private long last;
  private boolean finished;

  public RecordingFold(RecordingHeader header) {
    start = header.start();
    last = start;
    counter = new SegmentCounter(header, presses);
    plan = new SegmentPlan(header, counter::count);
    backdating = new Backdating(start, presses::lastBefore, plan::accept);
  }

  /// Folds a whole recording, which stays open.
  public static Folded of(RecordingReader reader) throws IOException {
    var fold = new RecordingFold(reader.header());
    for (TimelineEvent event = reader.next(fold); event != null; event = reader.next(fold)) {
      fold.accept(event);
    }
    return fold.finish();
  }

  /// Takes the next press.
  ///
  /// @throws IllegalArgumentException when it is before the last event or before the recording's start
  @Override
  public void press(long t, KeyClass keyClass, int holdMs, boolean repeat) {
    requireNext(t);
    presses.press(t, keyClass, holdMs, repeat);
  }

  /// Takes the next presses of the recording, all at once.
  ///
  /// @throws IllegalArgumentException when they begin before the last event or before the recording's start
  public void presses(PressBlock block) throws PressBlockException {
    requireNext(block.first());
    presses.append(block);
    last = block.last();
  }

  /// Takes the next event of the recording, a press too; what became known late is put where it happened, see
  /// [Backdating].
  ///
  /// @throws IllegalArgumentException when it is before the last event or before the recording's start
  public void accept(TimelineEvent event) {
    if (event instanceof KeyPress press) {
      press(press.t(), press.keyClass(), press.holdMs(), press.repeat());
      return;
    }
    requireNext(event.t());
    backdating.accept(event);
  }

  /// Ends the recording: at its mark `END`, or without one right after its last event.
  public Folded finish() {
    if (!finished) {
      finished = true;
      backdating.finish();
      plan.finish(presses.last());
      counter.finish();
    }
    ByPause segments = counter.segments();
    return new Folded(segments, LastSession.of(segments.usual(), start, presses), presses.size(),
        counter.unattributed().values().stream().mapToLong(Keys::presses).sum());
  }

  /// The presses that belong to no segment, by a code of [Reason]; all of them are known once the recording is
  /// finished.
  Map<String, Keys> unattributed() {
    return counter.unattributed();
  }

  PressColumns columns() {
    return presses;
  }

  private void requireNext(long t) {
    if (t < last) {
      throw new IllegalArgumentException("An event at " + t + " came after one at " + last);
    }
    if (finished) {
      throw new IllegalStateException("The recording is finished");
    }
    last = t;
  }
}
