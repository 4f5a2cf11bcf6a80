package songstroke.capture.music.mpris;

import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/// Whether a player still answers, and what it is asked. A call that is not answered within [#ANSWER] is missed;
/// after two misses in a row the player counts as frozen, since the first of them. A player that is
/// frozen keeps its last call: the answer to it is the first thing heard when it lives again.
final class Lifeline {
  /// How long a call may take.
  static final long ANSWER = TimeUnit.MILLISECONDS.toNanos(1500);
  private static final long NEVER = Long.MAX_VALUE;

  /// Sends calls.
  interface Caller {
    /// Sends a call and gives its id.
    long call(Player player, PlayerCall.Kind kind);
  }

  /// A call that waits for its answer.
  private record Sent(long id, long nanos) {}

  private final Player player;
  private final Caller caller;
  private @Nullable Sent waiting;
  private boolean missed;
  private long missedSince;
  private boolean frozen;

  Lifeline(Player player, Caller caller) {
    this.player = player;
    this.caller = caller;
  }

  long ask(long now, PlayerCall.Kind kind) {
    long id = caller.call(player, kind);
    waiting = new Sent(id, now);
    return id;
  }

  /// The player said something.
  void heard() {
    missed = false;
  }

  void answered(long id) {
    heard();
    if (waiting != null && waiting.id == id) {
      waiting = null;
    }
  }

  /// Stops waiting for the call that has waited too long, if there is one.
  ///
  /// @return its id, or -1
  long giveUp(long now) {
    Sent late = waiting;
    if (late == null || now - late.nanos < ANSWER) {
      return -1;
    }
    waiting = null;
    if (!missed) {
      missed = true;
      missedSince = late.nanos;
    } else {
      frozen = true;
    }
    return late.id;
  }

  void freeze() {
    frozen = true;
  }

  void thaw() {
    frozen = false;
  }

  boolean isFrozen() {
    return frozen;
  }

  /// The time of the first call it missed.
  long missedSince() {
    return missedSince;
  }

  boolean isWaiting() {
    return waiting != null;
  }

  long answerDue() {
    return waiting == null ? NEVER : waiting.nanos + ANSWER;
  }
}
