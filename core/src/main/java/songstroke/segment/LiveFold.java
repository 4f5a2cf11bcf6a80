package songstroke.segment;

import songstroke.timeline.KeyPress;
import songstroke.timeline.RecordingHeader;
import songstroke.timeline.TimelineEvent;

/// Folds a recording while it is made: a [RecordingFold], and the segment that is going on.
///
/// What goes on is shown as far as is known now, where the fold waits for changes that become known late. It is counted
/// by the same code from the same presses, each of them once.
///
/// Not safe for use by several threads.
public final class LiveFold {
  private final RecordingFold fold;
  private final SegmentPlan plan;
  private final PressRange range;
  private final Tally tally = new Tally();
  private long counted = Long.MIN_VALUE;

  public LiveFold(RecordingHeader header) {
    fold = new RecordingFold(header);
    plan = new SegmentPlan(header, _ -> {});
    range = new PressRange(fold.columns());
  }

  /// Takes the next event of the recording.
  ///
  /// @throws IllegalArgumentException when it is before the last event or before the recording's start
  public void accept(TimelineEvent event) {
    fold.accept(event);
    if (!(event instanceof KeyPress)) {
      plan.accept(event);
    }
  }

  /// How many presses there were so far.
  public long pressed() {
    return fold.columns().size();
  }

  /// The segment that is going on.
  public OpenSegment open() {
    plan.moveTo(fold.columns().last());
    SegmentPlan.Open open = plan.open();
    if (open.start() != counted) {
      counted = open.start();
      tally.clear();
      range.moveTo(counted);
    }
    range.countBefore(Long.MAX_VALUE, tally);
    Mode mode = open.mode();
    boolean gap = mode.state() == State.SUSPEND;
    return new OpenSegment(mode.state(), mode.reason(), mode.item(), open.start(),
        gap ? 0 : tally.keys().presses(), gap ? 0 : tally.intervals(PauseLimit.USUAL),
        gap ? 0 : tally.activeMs(PauseLimit.USUAL));
  }

  /// Ends the recording.
  public Folded finish() {
    return fold.finish();
  }
}
