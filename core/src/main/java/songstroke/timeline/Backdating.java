package songstroke.timeline;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;

import org.jspecify.annotations.Nullable;

/// Puts each change of the music where it happened, for those who fold a recording's events.
///
/// A recording is written in the order in which things became known. This stage holds its events, presses excepted, for
/// [#LIMIT_MS] of the recording's own time and gives them on in the order in which they happened: a late
/// [PlaybackChange] at its `since`, and the last change at the time a [ChangeMoved] gives it. A change never goes
/// before the one told before it, before what is older than [#LIMIT_MS] and known, a press or another event (then it
/// goes to the newest such time), or before the last sleep, over which no source can count back.
///
/// Presses wait nowhere: they have their own times, and only what is between two changes can move. Events without such
/// times pass unchanged and in their order. Not safe for use by several threads.
public final class Backdating {
  /// How far back a change can be put, in ms.
  public static final long LIMIT_MS = 300_000;

  private final LongUnaryOperator lastPressBefore;
  private final Consumer<TimelineEvent> next;
  private final Deque<TimelineEvent> held = new ArrayDeque<>();
  private final Deque<TimelineEvent> lifted = new ArrayDeque<>();

  /// Nothing can be put before this: what was given on, or the last sleep.
  private long floor;
  private long lastPlace;
  private long placeBefore;
  /// The last change, while it is held.
  private @Nullable PlaybackChange last;

  /// @param start           the recording's start, in ms
  /// @param lastPressBefore the time of the last press before a time, as [PressColumns#lastBefore] has it
  /// @param next            is given the events in the order in which they happened
  public Backdating(long start, LongUnaryOperator lastPressBefore, Consumer<TimelineEvent> next) {
    this.lastPressBefore = lastPressBefore;
    this.next = next;
    floor = start;
    lastPlace = start;
    placeBefore = start;
  }

  /// Takes the next event of the recording that is no press.
  public void accept(TimelineEvent event) {
    giveOnBefore(event.t() - LIMIT_MS);
    switch (event) {
      case PlaybackChange change -> {
        placeBefore = lastPlace;
        put(change.isLate() ? change.placedAt(place(change.since(), change.t())) : change);
      }
      case ChangeMoved moved -> {
        move(moved);
        held.addLast(moved);
      }
      case Mark mark -> {
        if (mark.kind() == Mark.Kind.SUSPEND) {
          floor = Math.max(floor, mark.t());
        }
        held.addLast(mark);
      }
      case KeyPress _ -> throw new IllegalArgumentException("Presses are not moved");
      case TaskChange task -> held.addLast(task);
      case WallLabel label -> held.addLast(label);
    }
  }

  /// Gives on what is still held.
  public void finish() {
    giveOnBefore(Long.MAX_VALUE);
  }

  private void move(ChangeMoved moved) {
    PlaybackChange change = last;
    if (change == null || change.t() < floor) {
      return;
    }
    while (!held.getLast().equals(change)) {
      lifted.push(held.removeLast());
    }
    held.removeLast();
    putBack();
    // What it says was so when it happened, so its position moves with it.
    put(new PlaybackChange(place(moved.since(), moved.t()), change.playback()));
  }

  /// Where a change of `since` that became known at `t` can go.
  private long place(long since, long t) {
    floor = Math.max(floor, lastPressBefore.applyAsLong(t - LIMIT_MS));
    return Math.clamp(since, Math.min(t, Math.max(floor, placeBefore)), t);
  }

  private void put(PlaybackChange change) {
    while (!held.isEmpty() && held.getLast().t() > change.t()) {
      lifted.push(held.removeLast());
    }
    held.addLast(change);
    putBack();
    last = change;
    lastPlace = change.t();
  }

  private void putBack() {
    while (!lifted.isEmpty()) {
      held.addLast(lifted.pop());
    }
  }

  private void giveOnBefore(long time) {
    while (!held.isEmpty() && held.getFirst().t() < time) {
      TimelineEvent event = held.removeFirst();
      floor = Math.max(floor, event.t());
      if (event.equals(last)) {
        last = null;
      }
      next.accept(event);
    }
  }
}
