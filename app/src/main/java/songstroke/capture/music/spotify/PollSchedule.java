package songstroke.capture.music.spotify;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.DoubleSupplier;

import songstroke.spotify.Answer;

/// When to ask next: just after the predicted end of the item, now and then in between, less while the player rests,
/// not at all while nobody types or while questions are forbidden.
///
/// | last answer | next question |
/// |---|---|
/// | plays | 0.8 s after the end; the heartbeat when that is much sooner |
/// | plays beyond its predicted end | 2 s, then twice as long each time, up to the heartbeat |
/// | gone in the middle of an item | 3 s |
/// | paused, or idle | 15 s, 30 s, 60 s |
/// | not reached | 5 s, then twice as long each time, up to 60 s |
/// | forbidden for now | when it is allowed |
/// | not signed in, refused | 10 min |
///
/// With less than half of the day's budget left the heartbeat and the rests grow, up to fourfold. Two minutes after
/// the last press nothing is asked any more; the next press asks at once, unless that is forbidden.
///
/// Pure; all times are readings of the monotonic clock in ns. Not safe for use by several threads.
final class PollSchedule {
  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1_000 * MILLI;
  private static final long AFTER_END = 800 * MILLI;
  private static final long BEYOND_END = 2 * SECOND;
  private static final long DOUBT = 3 * SECOND;
  private static final long REST = 15 * SECOND;
  private static final long LONGEST_REST = 60 * SECOND;
  private static final long RETRY = 5 * SECOND;
  private static final long CLOSED = 600 * SECOND;
  private static final long LEAST = SECOND;
  private static final long TYPING = 120 * SECOND;
  private static final double PLENTY = 0.5;
  private static final double SLOWEST = 4;
  /// An end so little later than the heartbeat is waited for instead.
  private static final double STRETCH = 1.67;

  private final long heartbeat;
  private final DoubleSupplier budgetLeft;

  private long dueAt;
  private long notBefore;
  private long typedAt;
  private int rests;
  private int failures;
  private int beyondEnd;

  /// @param heartbeat  how often to ask while something plays, at least 1 s
  /// @param budgetLeft the share of the day's questions that is left, 0 to 1
  /// @param now        the beginning, at which somebody is taken to type and the first question is due
  PollSchedule(Duration heartbeat, DoubleSupplier budgetLeft, long now) {
    if (heartbeat.toNanos() < LEAST) {
      throw new IllegalArgumentException("Spotify is asked at most once a second, not every " + heartbeat);
    }
    this.heartbeat = heartbeat.toNanos();
    this.budgetLeft = budgetLeft;
    dueAt = now;
    notBefore = now;
    typedAt = now;
  }

  /// When the next question is due; never, while nobody types.
  OptionalLong due() {
    return dueAt <= typedAt + TYPING ? OptionalLong.of(dueAt) : OptionalLong.empty();
  }

  /// Whether a press would make a question due within a minute.
  boolean isResting(long now) {
    return due().isEmpty() && notBefore <= now + LONGEST_REST;
  }

  /// Takes that somebody typed.
  void typed(long at) {
    if (at > typedAt) {
      boolean rested = at > typedAt + TYPING && dueAt > typedAt + TYPING;
      typedAt = at;
      if (rested) {
        dueAt = Math.max(notBefore, Math.min(dueAt, at));
      }
    }
  }

  /// Takes an answer and what it makes of the player.
  void answered(Answer answer, Outlook outlook, long now) {
    switch (answer) {
      case Answer.Body _ -> ask(now, after(outlook, now), LEAST);
      case Answer.Idle _ -> ask(now, after(outlook, now), LEAST);
      case Answer.Gated gated -> {
        long opens = Math.max(LEAST, gated.opensIn().compareTo(Duration.ofDays(365)) > 0
            ? Duration.ofDays(365).toNanos()
            : gated.opensIn().toNanos() + MILLI);
        ask(now, opens, opens);
      }
      case Answer.SignInNeeded _ -> ask(now, CLOSED, CLOSED);
      case Answer.Refused _ -> ask(now, CLOSED, CLOSED);
      case Answer.Unreachable _ -> {
        long retry = Math.min(LONGEST_REST, RETRY << Math.min(failures, 4));
        failures++;
        ask(now, retry, retry);
      }
    }
  }

  private void ask(long now, long in, long atLeast) {
    dueAt = now + Math.max(LEAST, in);
    notBefore = now + atLeast;
  }

  private long after(Outlook outlook, long now) {
    failures = 0;
    return switch (outlook.pace()) {
      case DOUBT -> DOUBT;
      case HALTED -> rest();
      case IDLE -> rest();
      case RUNNING -> running(outlook, now);
    };
  }

  private long rest() {
    beyondEnd = 0;
    long rest = Math.min(LONGEST_REST, REST << Math.min(rests, 2));
    rests++;
    return slowed(Math.max(rest, Math.min(heartbeat, LONGEST_REST)));
  }

  private long running(Outlook outlook, long now) {
    rests = 0;
    long beat = slowed(heartbeat);
    if (outlook.endNanos().isEmpty()) {
      beyondEnd = 0;
      return beat;
    }
    long untilEnd = outlook.endNanos().getAsLong() + AFTER_END - now;
    if (untilEnd < LEAST) {
      long wait = Math.min(beat, BEYOND_END << Math.min(beyondEnd, 8));
      beyondEnd++;
      return wait;
    }
    beyondEnd = 0;
    return untilEnd <= beat * STRETCH ? untilEnd : beat;
  }

  private long slowed(long wait) {
    double left = budgetLeft.getAsDouble();
    double slower = left > 0 ? Math.clamp(PLENTY / left, 1, SLOWEST) : SLOWEST;
    return Math.round(wait * slower);
  }
}
