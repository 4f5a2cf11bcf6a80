package songstroke.capture.music.spotify;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

import songstroke.spotify.Answer;
import songstroke.spotify.Pace;

/// When to ask next: just after the predicted end of the item, at even steps before that, less while the player rests,
/// not at all while nobody types or while questions are forbidden.
///
/// | last answer | next question |
/// |---|---|
/// | plays | at even steps of at most the interval, the last of which ends 0.8 s after the end |
/// | plays beyond its predicted end | 2 s, then twice as long each time, up to the interval |
/// | gone in the middle of an item | 3 s |
/// | paused, or idle | the interval; without a wish 30 s after a quarter of an hour, 60 s after half an hour |
/// | not reached | 5 s, then twice as long each time, up to 60 s |
/// | forbidden for now | when it is allowed |
/// | not signed in, refused | 10 min |
///
/// The interval is the person's wish; without one 2 s in the first minute, 3 s in the next half, then what the hour's
/// questions last for, between 17 s and 19 s, so that no track of 20 s goes by unseen. No question is sooner than its
/// [Pace] allows. Two minutes after the last press nothing is asked any more; the next press asks at once, unless that
/// is forbidden.
///
/// Pure; all times are readings of the monotonic clock in ns. Not safe for use by several threads.
final class PollSchedule {
  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1_000 * MILLI;
  private static final long LEAST = SECOND;
  private static final long SHORTEST_STEP = 17 * SECOND;
  private static final long LONGEST_STEP = 19 * SECOND;
  /// Steps of at most a length are a little shorter on average.
  private static final double STEPS_ARE_SHORTER = 1.05;
  private static final long AFTER_END = 800 * MILLI;
  private static final long BEYOND_END = 2 * SECOND;
  private static final long DOUBT = 3 * SECOND;
  private static final long LONG_REST = 900 * SECOND;
  private static final long LONGER_REST = 1_800 * SECOND;
  private static final long RESTING = 30 * SECOND;
  private static final long LONGEST_REST = 60 * SECOND;
  private static final long RETRY = 5 * SECOND;
  private static final long CLOSED = 600 * SECOND;
  private static final long TYPING = 120 * SECOND;

  private final Optional<Duration> wish;
  private final Supplier<Pace> pace;
  private final long begin;

  private Pace allowed = Pace.FREE;
  private long dueAt;
  private long notBefore;
  private long typedAt;
  private OptionalLong restsSince = OptionalLong.empty();
  private int failures;
  private int beyondEnd;

  /// What the person wants and what they get.
  record Slowness(Duration wish, Duration interval) {}

  /// @param wish          how often the person wants it to ask, at least 1 s
  /// @param pace how often it may ask
  /// @param now           the beginning, at which somebody is taken to type and the first question is due
  PollSchedule(Optional<Duration> wish, Supplier<Pace> pace, long now) {
    if (wish.isPresent() && wish.get().toNanos() < LEAST) {
      throw new IllegalArgumentException("Spotify is asked at most once a second, not every " + wish.get());
    }
    this.wish = wish;
    this.pace = pace;
    begin = now;
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

  /// That it asks more seldom than the person wants; empty when it does not, or they have no wish.
  Optional<Slowness> slowness() {
    return wish.filter(wanted -> wanted.toNanos() < least())
        .map(wanted -> new Slowness(wanted, Duration.ofNanos(least())));
  }

  /// Takes an answer and what it makes of the player.
  void answered(Answer answer, PollForecast outlook, long now) {
    allowed = pace.get();
    switch (answer) {
      case Answer.Body _ -> ask(now, Math.max(after(outlook, now), least()), least());
      case Answer.Idle _ -> ask(now, Math.max(after(outlook, now), least()), least());
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
    dueAt = now + in;
    notBefore = now + atLeast;
  }

  private long after(PollForecast outlook, long now) {
    failures = 0;
    return switch (outlook.pace()) {
      case DOUBT -> DOUBT;
      case HALTED -> rest(now);
      case IDLE -> rest(now);
      case RUNNING -> running(outlook, now);
    };
  }

  private long rest(long now) {
    beyondEnd = 0;
    long since = now - restsSince.orElse(now);
    restsSince = OptionalLong.of(now - since);
    long rest = wish.isPresent() || since < LONG_REST ? 0 : since < LONGER_REST ? RESTING : LONGEST_REST;
    return Math.max(rest, interval(now));
  }

  private long running(PollForecast outlook, long now) {
    restsSince = OptionalLong.empty();
    long interval = interval(now);
    if (outlook.endNanos().isEmpty()) {
      beyondEnd = 0;
      return interval;
    }
    long untilEnd = outlook.endNanos().getAsLong() + AFTER_END - now;
    if (untilEnd < LEAST) {
      long wait = Math.min(interval, BEYOND_END << Math.min(beyondEnd, 8));
      beyondEnd++;
      return wait;
    }
    beyondEnd = 0;
    long steps = interval > least() ? Math.ceilDiv(untilEnd, interval) : Math.max(1, untilEnd / interval);
    return untilEnd / steps;
  }

  private long interval(long now) {
    return Math.max(wish.isPresent() ? wish.get().toNanos() : unasked(now - begin), least());
  }

  /// The interval that nobody has wished for.
  private long unasked(long age) {
    if (age < 90 * SECOND) {
      return age < 60 * SECOND ? 2 * SECOND : 3 * SECOND;
    }
    return Math.clamp(Math.round(allowed.even().toNanos() * STEPS_ARE_SHORTER), SHORTEST_STEP, LONGEST_STEP);
  }

  private long least() {
    return Math.max(LEAST, allowed.least().toNanos());
  }
}
