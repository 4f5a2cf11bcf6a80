package songstroke.capture.music.spotify;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import songstroke.capture.SourceHealth;
import songstroke.capture.music.MusicListener;
import songstroke.capture.music.MusicReporter;
import songstroke.spotify.Answer;
import songstroke.spotify.PlayerApi;
import songstroke.timeline.Clocks;

/// One turn after the other: asks when a question is due and passes on what follows from the answer. Belongs to one
/// thread, and has none of its own.
final class SpotifyPoller {
  private static final String WORKING = "Spotify's Web API";

  /// Longer times are told in whole seconds.
  private static final Duration ROUGH = Duration.ofSeconds(10);

  private final PlayerApi api;
  private final Clocks clocks;
  private final PollSchedule schedule;
  private final PlaybackEstimator following;
  private final MusicReporter reporter;
  private boolean slowed;

  /// @param listener is called within [#turn]
  SpotifyPoller(PlayerApi api, Clocks clocks, PollSchedule schedule, MusicListener listener) {
    this.api = api;
    this.clocks = clocks;
    this.schedule = schedule;
    this.following = new PlaybackEstimator(clocks.monotonicNanos());
    this.reporter = new MusicReporter(listener, MusicReporter.SAYS_JUMPS);
  }

  /// Does what is due now.
  ///
  /// @param typedAt the last press, on the monotonic clock
  /// @return when there is something to do again, on the monotonic clock; nothing before somebody types
  OptionalLong turn(long typedAt) {
    schedule.typed(typedAt);
    long now = clocks.monotonicNanos();
    OptionalLong due = schedule.due();
    if (due.isPresent() && due.getAsLong() <= now) {
      Answer answer = api.currentlyPlaying();
      long answered = clocks.monotonicNanos();
      pass(said(answer, answered));
      reporter.health(healthOf(answer));
      schedule.answered(answer, following.outlook(), answered);
      tellOfSlowness();
      due = schedule.due();
    } else {
      pass(following.passed(now));
    }
    return sooner(due, following.deadline());
  }

  /// Whether the next press may make a question due before [#turn] is called again in any case.
  boolean isResting() {
    return schedule.isResting(clocks.monotonicNanos());
  }

  private List<EstimatedChange> said(Answer answer, long now) {
    return switch (answer) {
      case Answer.Body body ->
        seen(PlayerBody.read(body.json()), middle(body.sentNanos(), body.receivedNanos()));
      case Answer.Idle idle ->
        seen(new PlayerAnswer.Nothing(), middle(idle.sentNanos(), idle.receivedNanos()));
      case Answer.Gated _ -> following.unanswered(now, "Spotify allows no questions for now");
      case Answer.SignInNeeded _ -> following.unanswered(now, "not signed in to Spotify");
      case Answer.Refused _ -> following.unanswered(now, "Spotify refuses to answer");
      case Answer.Unreachable _ -> following.unanswered(now, "Spotify cannot be reached");
    };
  }

  private List<EstimatedChange> seen(PlayerAnswer seen, long at) {
    long agoMs = (clocks.monotonicNanos() - at) / 1_000_000;
    return following.seen(seen, at, clocks.wall().toEpochMilli() - agoMs);
  }

  /// Says once that the person's wish cannot be followed any longer.
  private void tellOfSlowness() {
    Optional<PollSchedule.Slowness> slowness = schedule.slowness();
    if (slowness.isPresent() && !slowed) {
      slowed = true;
      String used = api.allowance();
      reporter.say("Spotify is now asked every " + seconds(slowness.get().interval()) + " s instead of every "
          + seconds(slowness.get().wish()) + " s" + (used.isEmpty() ? "" : ": " + used));
    }
  }

  private static String seconds(Duration length) {
    return BigDecimal.valueOf(length.toMillis(), 3)
        .setScale(length.compareTo(ROUGH) < 0 ? 1 : 0, RoundingMode.HALF_UP)
        .stripTrailingZeros().toPlainString();
  }

  private void pass(List<EstimatedChange> all) {
    for (EstimatedChange told : all) {
      switch (told) {
        case EstimatedChange.Changed changed -> reporter.again(changed.nanos(), changed.playback());
        case EstimatedChange.Moved moved -> reporter.moved(moved.nanos());
      }
    }
  }

  private static SourceHealth healthOf(Answer answer) {
    return switch (answer) {
      case Answer.Body _ -> new SourceHealth.Working(WORKING);
      case Answer.Idle _ -> new SourceHealth.Working(WORKING);
      case Answer.Gated gated -> new SourceHealth.Interrupted(gated.why(), "");
      case Answer.SignInNeeded needed -> new SourceHealth.Interrupted(needed.sentence(), "");
      case Answer.Refused refused -> new SourceHealth.Interrupted(refused.sentence(), "");
      case Answer.Unreachable unreachable -> new SourceHealth.Interrupted(unreachable.sentence(), "");
    };
  }

  private static long middle(long sent, long received) {
    return sent + (received - sent) / 2;
  }

  private static OptionalLong sooner(OptionalLong one, OptionalLong other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.isEmpty() ? other : one;
    }
    return one.getAsLong() <= other.getAsLong() ? one : other;
  }
}
