package songstroke.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import songstroke.segment.TypingMetrics.Keys;
import songstroke.timeline.Backdating;
import songstroke.timeline.ChangeMoved;
import songstroke.timeline.KeyPress;
import songstroke.timeline.Mark;
import songstroke.timeline.PlaybackChange;
import songstroke.timeline.RecordingHeader;
import songstroke.timeline.TaskChange;
import songstroke.timeline.TimelineEvent;
import songstroke.timeline.WallLabel;

/// The fold from a recording's ordered events to its segments.
///
/// Pure: no clock, no input or output. What an event means is settled when a later one comes, so that a press
/// at the very millisecond of a boundary goes to the segment that starts there, and only what holds at the end
/// of a millisecond counts. Segments come out a little late: a stop may turn out to be a gap between two
/// tracks, and a play's parts are judged together.
///
/// Memory does not grow with the presses of a segment. Not safe for use by several threads.
public final class SegmentFold {
  /// The longest interval between two text presses that is no pause, in ms.
  public static final int PAUSE_MS = 2000;

  private static final int LONGEST_PAUSE_MS = 60_000;
  private static final long LONGEST_GAP_MS = 3000;
  private static final long WASH_OUT_MS = 60_000;
  private static final long NEVER = Long.MAX_VALUE;

  private final Listening listening = new Listening();
  private final OpenRow row;
  private final PlayPool judge;
  private final KeyCounter total = new KeyCounter();
  private final LeftOut leftOut = new LeftOut();
  /// Everything at `now` but the music, which [#listening] has taken in already.
  private final List<TimelineEvent> staged = new ArrayList<>();
  /// What came after `gapStart`, while it is open whether the track went on.
  private final List<TimelineEvent> aside = new ArrayList<>();

  private long now;
  private boolean begun;
  /// Whether anything but presses came at `now`.
  private boolean changed;
  private boolean suspended;
  private boolean recorderPaused;
  private boolean ended;
  private boolean finished;
  private long gapStart = NEVER;
  private long washOutEnd = NEVER;

  public SegmentFold(RecordingHeader header, Consumer<Segment> closed) {
    this(header, PAUSE_MS, closed);
  }

  /// @param pauseMs the longest interval between two text presses that is no pause, 1 to 60 000 ms
  /// @param closed  is given each segment in order, once it is judged
  public SegmentFold(RecordingHeader header, int pauseMs, Consumer<Segment> closed) {
    if (pauseMs < 1 || pauseMs > LONGEST_PAUSE_MS) {
      throw new IllegalArgumentException(
          "The pause threshold is " + pauseMs + " ms; it is 1 to " + LONGEST_PAUSE_MS);
    }
    row = new OpenRow(header, pauseMs);
    judge = new PlayPool(closed);
    now = header.start();
  }

  /// The segments of a whole recording.
  public static List<Segment> segments(RecordingHeader header, Iterable<? extends TimelineEvent> events) {
    List<Segment> segments = new ArrayList<>();
    var fold = new SegmentFold(header, segments::add);
    var backdating = new Backdating(header.start(), fold::accept);
    events.forEach(backdating::accept);
    backdating.finish();
    fold.finish();
    return segments;
  }

  /// Takes the next event. A change of the music counts at its `t`: what became known late has gone through
  /// [Backdating] before.
  ///
  /// @throws IllegalArgumentException when it is before the last one or before the recording's start
  public void accept(TimelineEvent event) {
    if (finished) {
      throw new IllegalStateException("The recording is finished");
    }
    if (event.t() < now) {
      throw new IllegalArgumentException("An event at " + event.t() + " came after one at " + now);
    }
    if (event instanceof KeyPress press) {
      total.add(press);
    }
    if (ended) {
      late(event);
      return;
    }
    if (event.t() > now) {
      settle();
      now = event.t();
    }
    switch (event) {
      case KeyPress _ -> staged.add(event);
      case TaskChange _ -> change(event);
      case WallLabel _ -> change(event);
      case ChangeMoved _ -> {
        // [Backdating] has moved the change.
      }
      case PlaybackChange change -> {
        listening.take(change);
        changed = true;
      }
      case Mark mark -> {
        mark(mark.kind());
        changed = true;
      }
    }
  }

  /// Ends the recording: at its mark `END`, or without one right after its last event.
  public void finish() {
    if (finished) {
      return;
    }
    long end = now;
    if (!ended && staged.stream().anyMatch(KeyPress.class::isInstance)) {
      settle();
      end = now + 1;
    }
    finished = true;
    if (begun) {
      if (gapStart != NEVER) {
        endGapAsSilence();
      }
      washOutUpTo(end - 1);
      close(end);
    }
    judge.end();
  }

  /// The segment that is going on.
  public OpenSegment open() {
    Mode mode = mode();
    if (gapStart != NEVER && mode.equals(Mode.STOPPED)) {
      return view(mode, gapStart, presses(aside) + presses(staged), 0, 0);
    }
    if (!begun || gapStart != NEVER || isBoundary(mode)) {
      return view(mode, now, presses(staged), 0, 0);
    }
    Tally tally = row.tally();
    return view(mode, row.start(), tally.presses() + presses(staged), tally.intervals(), tally.activeMs());
  }

  /// Every press so far, by class.
  public Keys total() {
    return total.keys();
  }

  /// The presses that belong to no segment, by a code of [Reason].
  public Map<String, Keys> unattributed() {
    return leftOut.keys();
  }

  private void mark(Mark.Kind kind) {
    switch (kind) {
      case SUSPEND -> suspended = true;
      case RESUME -> suspended = false;
      case PAUSE -> recorderPaused = true;
      case UNPAUSE -> recorderPaused = false;
      case END -> {
        ended = true;
        staged.forEach(this::late);
        staged.clear();
      }
    }
  }

  private void late(TimelineEvent event) {
    if (event instanceof KeyPress press) {
      leftOut.add(press, Reason.AFTER_END);
    }
  }

  private void change(TimelineEvent event) {
    staged.add(event);
    changed = true;
  }

  /// Says what holds at the end of the millisecond `now`; the recording is known to go on after it.
  private void settle() {
    if (changed || gapStart != NEVER || now >= washOutEnd || !begun) {
      settleChange();
      return;
    }
    for (int i = 0; i < staged.size(); i++) {
      press(staged.get(i));
    }
    staged.clear();
  }

  private void settleChange() {
    changed = false;
    Mode mode = mode();
    if (gapStart != NEVER && !isGapDecided(mode)) {
      aside.addAll(staged);
      staged.clear();
      return;
    }
    washOutUpTo(now - 1);
    staged.forEach(this::label);
    turnTo(mode);
    staged.forEach(this::press);
    staged.clear();
    listening.settled();
  }

  /// Whether it is clear now whose the gap is; if so, hands it over.
  private boolean isGapDecided(Mode mode) {
    long length = now - gapStart;
    boolean stillStopped = mode.equals(Mode.STOPPED);
    if (stillStopped && length < LONGEST_GAP_MS) {
      return false;
    }
    if (mode.state() == State.MUSIC && length <= LONGEST_GAP_MS) {
      gapStart = NEVER;
      replayAside();
    } else {
      endGapAsSilence();
    }
    return true;
  }

  private void endGapAsSilence() {
    long start = gapStart;
    gapStart = NEVER;
    switchTo(start, Mode.STOPPED);
    replayAside();
  }

  private void replayAside() {
    aside.forEach(event -> {
      label(event);
      press(event);
    });
    aside.clear();
  }

  private void turnTo(Mode mode) {
    if (!begun) {
      begun = true;
      open(now, mode);
    } else if (!isBoundary(mode)) {
      row.know(mode);
      washOutUpTo(now);
    } else if (row.mode().state() == State.MUSIC && mode.equals(Mode.STOPPED)) {
      gapStart = now;
      aside.addAll(staged.stream().filter(KeyPress.class::isInstance).toList());
      staged.clear();
    } else {
      switchTo(now, mode);
    }
  }

  /// Cuts a pause that is still going on after `t` at the end of its first minute.
  private void washOutUpTo(long t) {
    if (t >= washOutEnd) {
      Mode mode = row.mode();
      long cut = washOutEnd;
      close(cut);
      row.open(cut, mode);
      washOutEnd = NEVER;
    }
  }

  private void switchTo(long t, Mode mode) {
    close(t);
    open(t, mode);
  }

  private void open(long t, Mode mode) {
    row.open(t, mode);
    washOutEnd = mode.equals(Mode.PAUSED) ? t + WASH_OUT_MS : NEVER;
  }

  private void close(long t) {
    row.close(t, washOutEnd == NEVER ? Exclusion.NONE : Exclusion.WASH_OUT, judge::accept);
  }

  private boolean isBoundary(Mode mode) {
    return !(mode.continues(row.mode()) || listening.corrects(row.mode()))
        || (mode.state() == State.MUSIC && listening.beganAnew());
  }

  private Mode mode() {
    if (suspended) {
      return Mode.SUSPENDED;
    }
    return recorderPaused ? Mode.RECORDER_PAUSED : listening.mode();
  }

  private void label(TimelineEvent event) {
    if (event instanceof TaskChange change) {
      row.task(change.t(), change.task());
    } else if (event instanceof WallLabel label) {
      row.wall(new WallClock(label.wallMillis() - label.t(), label.zone()));
    }
  }

  private void press(TimelineEvent event) {
    if (event instanceof KeyPress press) {
      if (row.mode().state() == State.SUSPEND) {
        leftOut.add(press, row.mode().reason());
      } else {
        row.press(press);
      }
    }
  }

  private static OpenSegment view(Mode mode, long start, long presses, long intervals, long activeMs) {
    return new OpenSegment(mode.state(), mode.reason(), mode.item(), start,
        presses, intervals, activeMs);
  }

  private static long presses(List<TimelineEvent> events) {
    return events.stream().filter(KeyPress.class::isInstance).count();
  }
}
