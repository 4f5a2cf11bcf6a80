package songstroke.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import songstroke.timeline.ChangeMoved;
import songstroke.timeline.KeyPress;
import songstroke.timeline.Mark;
import songstroke.timeline.PlaybackChange;
import songstroke.timeline.RecordingHeader;
import songstroke.timeline.TaskChange;
import songstroke.timeline.TimelineEvent;
import songstroke.timeline.WallLabel;

/// Makes a recording's events into the plan of its segments: where each begins and ends and what could be heard.
/// Presses have no part in it.
///
/// Pure: no clock, no input or output. What an event means is settled when the time goes on after it, so that only what
/// holds at the end of a millisecond counts. Stretches come out a little late: a stop may turn out to be a gap between
/// two tracks.
final class SegmentPlan {
  private static final long LONGEST_GAP_MS = 3000;
  private static final long WASH_OUT_MS = 60_000;
  private static final long NEVER = Long.MAX_VALUE;

  private final Consumer<Stretch> closed;
  private final Listening listening = new Listening();
  private final OpenStretch row;
  /// The labels at `now`.
  private final List<TimelineEvent> staged = new ArrayList<>();
  /// The labels after `gapStart`, while it is open whether the track went on.
  private final List<TimelineEvent> aside = new ArrayList<>();

  private long now;
  private boolean begun;
  private boolean suspended;
  private boolean recorderPaused;
  private boolean ended;
  private long gapStart = NEVER;
  private long washOutEnd = NEVER;

  /// What goes on: since when, and what can be heard.
  record Open(long start, Mode mode) {}

  /// @param closed is given each stretch in order
  SegmentPlan(RecordingHeader header, Consumer<Stretch> closed) {
    this.closed = closed;
    row = new OpenStretch(header);
    now = header.start();
  }

  /// Takes the next event. A change of the music counts at its `t`: what became known late has gone through
  /// [songstroke.timeline.Backdating] before.
  ///
  /// @throws IllegalArgumentException when it is before the last one or before the recording's start
  void accept(TimelineEvent event) {
    if (event.t() < now) {
      throw new IllegalArgumentException("An event at " + event.t() + " came after one at " + now);
    }
    if (ended) {
      return;
    }
    moveTo(event.t());
    switch (event) {
      case KeyPress _ -> throw new IllegalArgumentException("Presses have no part in the plan");
      case TaskChange _ -> staged.add(event);
      case WallLabel _ -> staged.add(event);
      case ChangeMoved _ -> {
        // Backdating has moved the change.
      }
      case PlaybackChange change -> listening.take(change);
      case Mark mark -> mark(mark.kind());
    }
  }

  /// The recording has gone on to `t` without another event.
  void moveTo(long t) {
    if (t > now && !ended) {
      settle();
      now = t;
    }
  }

  /// Ends the recording at its mark `END`, or without one right after its last press or at its last other event.
  void finish(long lastPress) {
    long last = ended || lastPress < now ? now : lastPress + 1;
    moveTo(last);
    if (begun) {
      if (gapStart != NEVER) {
        endGapAsSilence();
      }
      washOutUpTo(last - 1);
      close(last);
    }
  }

  /// The segment that is going on, as far as is known now.
  Open open() {
    Mode mode = mode();
    if (gapStart != NEVER && mode.equals(Mode.STOPPED)) {
      return new Open(gapStart, mode);
    }
    return !begun || gapStart != NEVER || isBoundary(mode)
        ? new Open(now, mode)
        : new Open(row.start(), mode);
  }

  private void mark(Mark.Kind kind) {
    switch (kind) {
      case SUSPEND -> suspended = true;
      case RESUME -> suspended = false;
      case PAUSE -> recorderPaused = true;
      case UNPAUSE -> recorderPaused = false;
      case END -> {
        ended = true;
        staged.clear();
      }
    }
  }

  /// Says what holds at the end of the millisecond `now`; the recording is known to go on after it.
  private void settle() {
    Mode mode = mode();
    if (gapStart != NEVER && !isGapDecided(mode)) {
      aside.addAll(staged);
      staged.clear();
      return;
    }
    washOutUpTo(now - 1);
    label(staged);
    turnTo(mode);
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
      label(aside);
    } else {
      endGapAsSilence();
    }
    return true;
  }

  private void endGapAsSilence() {
    long start = gapStart;
    gapStart = NEVER;
    switchTo(start, Mode.STOPPED);
    label(aside);
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
    closed.accept(row.close(t, washOutEnd == NEVER ? Exclusion.NONE : Exclusion.WASH_OUT));
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

  private void label(List<TimelineEvent> labels) {
    for (TimelineEvent event : labels) {
      if (event instanceof TaskChange change) {
        row.task(change.t(), change.task());
      } else if (event instanceof WallLabel label) {
        row.wall(label);
      }
    }
    labels.clear();
  }
}
