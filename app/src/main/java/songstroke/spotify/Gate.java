package songstroke.spotify;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

import songstroke.timeline.Clocks;

/// Says whether Spotify may be asked now. All that ask for this person, threads and processes, share one gate; it
/// outlives them in `gate.json`. Nothing waits in here.
///
/// Shut by an answer 429: for as long as `Retry-After` says; without it for 30 s, twice that the next time, up to
/// 15 min; for at least 15 min when the quota is used up. A little chance is added, and a wait is never shortened.
/// Shut as well when the calls of an hour, or the budget of calls within 24 hours, are used up.
///
/// [#pace] is how everybody slows down before that.
final class Gate {
  /// Calls within any 60 minutes, at most.
  static final int HOURLY = 240;
  private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
  private static final Duration QUOTA_WAIT = Duration.ofMinutes(15);
  private static final int DOUBLINGS = 5;
  private static final double JITTER = 0.1;
  private static final Duration LONGEST_JITTER = Duration.ofSeconds(30);
  /// Calls that an even pace leaves for what comes in between.
  private static final int SPARE = 10;
  /// While a call in this time can be kept up for the rest of the hour, calls may come as fast as one likes.
  private static final Duration RESERVED = Duration.ofSeconds(30);
  /// From this share of the daily budget on, questions are spread: what is left then lasts for another 18 hours or
  /// more.
  private static final double SCARCE = 0.4;
  private static final Duration SPACING = Duration.ofSeconds(15);
  private static final double LEAST_SHARE = 0.001;

  private final GateFile file;
  private final int budget;
  private final Clocks clocks;
  private final RandomGenerator random;

  /// What a person may want to know.
  ///
  /// @param opensIn  until Spotify may be asked; zero when it may now
  /// @param why      it may not; empty when it may
  /// @param lastHour calls that count against [#HOURLY]
  /// @param used     calls that count against the daily budget
  record View(Duration opensIn, String why, int lastHour, int used, int budget) {
    double left() {
      return Math.clamp(1 - (double) used / budget, 0, 1);
    }
  }

  /// @param folder where the state is kept
  /// @param budget calls within any 24 hours, at most
  /// @param random for the little chance in each wait
  Gate(Path folder, int budget, Clocks clocks, RandomGenerator random) {
    this.file = new GateFile(folder, clocks);
    this.budget = budget;
    this.clocks = clocks;
    this.random = random;
  }

  /// Counts a call; or says why there must be none now.
  Optional<Answer.Gated> enter() {
    var refused = new Answer.Gated[1];
    file.change(state -> {
      View view = view(state);
      if (view.opensIn().isPositive()) {
        refused[0] = new Answer.Gated(view.opensIn(), view.why());
        return state;
      }
      return state.counted();
    });
    return Optional.ofNullable(refused[0]);
  }

  /// Spotify answered as it should.
  void answered() {
    if (file.look().refusals() > 0) {
      file.change(GateState::answered);
    }
  }

  /// Spotify wants silence.
  ///
  /// @param retryAfter the answer's header of that name
  /// @param date       the answer's header of that name
  /// @param quota      whether the developer account's quota is used up
  Answer.Gated limited(Optional<String> retryAfter, Optional<String> date, boolean quota) {
    Optional<Duration> asked = RetryAfter.read(retryAfter, date, clocks.wall());
    String why = quota
        ? "the quota of your Spotify developer account is used up (429, QUOTA_EXCEEDED)"
        : "Spotify wants no questions for a while (429)";
    UnaryOperator<GateState> shut = state -> {
      int refusals = asked.isPresent() ? state.refusals() : Math.min(state.refusals() + 1, DOUBLINGS + 1);
      Duration wait = asked.orElseGet(() -> doubled(refusals));
      return state.shutFor(jittered(quota && wait.compareTo(QUOTA_WAIT) < 0 ? QUOTA_WAIT : wait), why,
          refusals);
    };
    View view = view(file.change(shut));
    return new Answer.Gated(view.opensIn(), view.why());
  }

  View view() {
    return view(file.look());
  }

  /// How often Spotify may be asked now. At will while a question every 30 s can be kept up for the rest of the hour;
  /// then, and for an hour after Spotify wanted silence, what is left is spread evenly. Less often when the daily
  /// budget is scarce.
  Pace pace() {
    GateState state = file.look();
    Duration all = state.hour().evenInterval(HOURLY, state.seenAt());
    boolean atWill = all.compareTo(RESERVED) <= 0 && state.careful().isZero();
    Duration hour = atWill ? Duration.ZERO : all;
    double left = Math.max(view(state).left(), LEAST_SHARE);
    Duration day = left >= SCARCE
        ? Duration.ZERO
        : Duration.ofMillis(Math.round(SPACING.toMillis() * SCARCE / left));
    return new Pace(state.hour().evenInterval(HOURLY - SPARE, state.seenAt()),
        hour.compareTo(day) > 0 ? hour : day);
  }

  private View view(GateState state) {
    Duration opensIn = state.left();
    String why = state.why();
    if (state.hour().used() >= HOURLY) {
      Duration expiry = state.hour().untilOldestExpire(state.seenAt());
      if (expiry.compareTo(opensIn) > 0) {
        opensIn = expiry;
        why = "the program's own limit of " + HOURLY + " questions to Spotify in an hour is used up";
      }
    }
    if (state.day().used() >= budget) {
      Duration expiry = state.day().untilOldestExpire(state.seenAt());
      if (expiry.compareTo(opensIn) > 0) {
        opensIn = expiry;
        why = String.format(Locale.ROOT,
            "the program's own budget of %,d questions to Spotify in 24 hours is used up (spotify.daily-budget)",
            budget);
      }
    }
    return new View(opensIn, why, state.hour().used(), state.day().used(), budget);
  }

  private static Duration doubled(int refusals) {
    Duration wait = FIRST_WAIT.multipliedBy(1L << (refusals - 1));
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  private Duration jittered(Duration wait) {
    long most = Math.min(Math.round(wait.toMillis() * JITTER), LONGEST_JITTER.toMillis());
    return wait.plusMillis(random.nextLong(most + 1));
  }
}
