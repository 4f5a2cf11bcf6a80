package songstroke.capture.music.spotify;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.jspecify.annotations.Nullable;
import songstroke.capture.music.Claim;
import songstroke.timeline.Playback;

/// From answers to changes of the music, each at the time when it happened.
///
/// An answer says where in the item the player is, so its moment minus that position is when the item began, however
/// late it was asked; the mean over an item's answers is better than each. What happened since the look before is
/// [LikelyHistory]'s to say. What cannot be known is said to be unknown, as [Claim] has it: after the end of an item
/// of which nothing more was heard, and since the player's position stood still.
///
/// Pure; all times are readings of the monotonic clock in ns. Not safe for use by several threads.
final class PlaybackEstimator {
  private static final long MILLI = 1_000_000;
  /// A gap in the middle of an item that may be a change of devices.
  private static final long HAND_OVER = 5_000 * MILLI;
  private static final String STANDS = "Spotify repeats an old answer";

  private enum State {
    /// Nothing was seen yet.
    NEW, RUNNING, HALTED,
    /// What was seen last is no longer known to be so.
    BLIND
  }

  private final ChangeReporter telling;
  private final Stamps stamps = new Stamps();
  private State state = State.NEW;
  private long seenAt;

  private @Nullable LoadedItem item;
  private @Nullable StartEstimate line;
  /// When the item that runs was first seen to.
  private long runsSince;
  private OptionalLong progressMs = OptionalLong.empty();
  /// Since when the position stands still though the item is said to run.
  private OptionalLong standsSince = OptionalLong.empty();
  /// Whether what Spotify says is no longer believed until it says something else.
  private boolean spent;
  /// Where the item waits, while it does.
  private OptionalLong waitsAtMs = OptionalLong.empty();

  private OptionalLong doubtedAt = OptionalLong.empty();
  private OptionalLong unansweredAt = OptionalLong.empty();
  private String whyUnanswered = "";

  /// @param begin when the following begins; nothing is said of the time before
  PlaybackEstimator(long begin) {
    seenAt = begin;
    telling = new ChangeReporter(begin);
  }

  /// Takes an answer.
  ///
  /// @param at     the moment of which it speaks: the middle between question and answer
  /// @param wallAt the same moment on the wall clock, in ms since 1970 UTC
  List<EstimatedChange> seen(PlayerAnswer seen, long at, long wallAt) {
    switch (seen) {
      case PlayerAnswer.Nothing _ -> {
        if (isToBeDoubted(at)) {
          return telling.taken();
        }
        nothing(doubtedAt.orElse(at));
        answered(at);
      }
      case PlayerAnswer.Holding holding -> {
        boolean vague = holding.item() instanceof LoadedItem.Nameless nameless && !nameless.secret();
        if (vague && isToBeDoubted(at)) {
          return telling.taken();
        }
        if (isStanding(holding, at)) {
          stand();
          return passed(at);
        }
        long then = vague ? doubtedAt.orElse(at) : at;
        holding(holding, then, stamps.between(holding.changedWall(), floor(), then, wallAt));
        stamps.seen(holding.changedWall(), !telling.hasChanged());
        answered(at);
        return passed(at);
      }
      case PlayerAnswer.Stale _ -> {
        return unanswered(at, "Spotify's word is out of date");
      }
    }
    return telling.taken();
  }

  /// Takes that a question got no answer, or could not be asked.
  ///
  /// @param why in a few words that stay the same while the reason does
  List<EstimatedChange> unanswered(long at, String why) {
    if (unansweredAt.isEmpty()) {
      unansweredAt = OptionalLong.of(at);
    }
    whyUnanswered = why;
    if (state == State.NEW) {
      telling.change(telling.at(), new Playback.Unknown(why));
      state = State.BLIND;
    }
    return passed(at);
  }

  /// Takes that time has passed without an answer.
  List<EstimatedChange> passed(long now) {
    Optional<Claim.Expiry> expiry = claim().flatMap(Claim::expiry).filter(over -> now >= over.at());
    if (expiry.isPresent()) {
      long from = expiry.get().from();
      boolean repeated = unansweredAt.isEmpty() && (standsSince.isPresent() || seenAt >= from);
      telling.change(from,
          new Playback.Unknown(
              repeated ? STANDS : whyUnanswered.isEmpty() ? LikelyHistory.MISSED : whyUnanswered));
      spent = repeated;
      waitsAtMs = state == State.HALTED || standsSince.isPresent() ? progressMs : OptionalLong.empty();
      state = State.BLIND;
    }
    return telling.taken();
  }

  /// When [#passed] will have something to say if no answer comes.
  OptionalLong deadline() {
    return claim().flatMap(Claim::expiry).map(expiry -> OptionalLong.of(expiry.at()))
        .orElse(OptionalLong.empty());
  }

  PollForecast outlook() {
    PollForecast.Pace pace = doubtedAt.isPresent()
        ? PollForecast.Pace.DOUBT
        : switch (state) {
          case RUNNING -> PollForecast.Pace.RUNNING;
          case HALTED ->
            telling.last() instanceof Playback.Paused ? PollForecast.Pace.HALTED : PollForecast.Pace.IDLE;
          case NEW, BLIND -> PollForecast.Pace.IDLE;
        };
    return new PollForecast(pace, pace == PollForecast.Pace.RUNNING ? end() : OptionalLong.empty());
  }

  /// What is believed of the player now, if anything is.
  private Optional<Claim> claim() {
    return switch (state) {
      case RUNNING -> Optional.of(new Claim(latestEnd(), standsSince, unansweredAt));
      case HALTED -> Optional.of(new Claim(OptionalLong.empty(), OptionalLong.empty(), unansweredAt));
      case NEW, BLIND -> Optional.empty();
    };
  }

  /// What seems to have gone in the middle of an item is asked for once more.
  private boolean isToBeDoubted(long at) {
    if (state != State.RUNNING || doubtedAt.isPresent() || item instanceof LoadedItem.Nameless) {
      return false;
    }
    doubtedAt = OptionalLong.of(at);
    return true;
  }

  private void answered(long at) {
    seenAt = at;
    heard();
    standsSince = OptionalLong.empty();
    spent = false;
  }

  private void heard() {
    doubtedAt = OptionalLong.empty();
    unansweredAt = OptionalLong.empty();
    whyUnanswered = "";
  }

  /// Whether an item is said to run and stands where it stood. A position of 0 is what players say that know none.
  private boolean isStanding(PlayerAnswer.Holding now, long at) {
    boolean repeated = now.playing() && item != null && item.isSame(now.item())
        && now.progressMs().equals(progressMs);
    return switch (state) {
      case RUNNING -> repeated && now.progressMs().orElse(0) > 0 && at - seenAt > LikelyHistory.JITTER;
      case BLIND -> repeated && spent;
      case NEW, HALTED -> false;
    };
  }

  /// What was seen moving last remains what was seen last.
  private void stand() {
    heard();
    if (standsSince.isEmpty()) {
      standsSince = OptionalLong.of(seenAt);
    }
  }

  private void nothing(long at) {
    boolean ran = state == State.RUNNING || state == State.NEW;
    if (!(telling.last() instanceof Playback.Stopped)) {
      telling.change(state == State.NEW ? telling.at() : ran ? within(at) : at, new Playback.Stopped());
    }
    if (ran) {
      item = null;
      progressMs = OptionalLong.empty();
      waitsAtMs = OptionalLong.empty();
    }
    halted();
  }

  private void holding(PlayerAnswer.Holding now, long at, OptionalLong changed) {
    boolean same = item != null && item.isSame(now.item());
    LoadedItem named = same && item != null ? item : now.item();
    if (!now.playing()) {
      halt(now, named, at, changed);
    } else if (!(same && goesOn(now, at, changed))) {
      run(now, named, at, changed);
    }
    item = named;
    progressMs = now.progressMs();
    waitsAtMs = now.playing() ? OptionalLong.empty() : now.progressMs();
  }

  private void halt(PlayerAnswer.Holding now, LoadedItem named, long at, OptionalLong changed) {
    List<LikelyHistory.Part> parts = state == State.NEW
        ? List.of(new LikelyHistory.Part(telling.at(), named.paused(), OptionalLong.empty()))
        : new LikelyHistory(floor(), at, anywhere(at), changed).history(before(), named, false,
            now.progressMs());
    parts.forEach(part -> telling.change(part.nanos(), part.playback()));
    if (!(telling.last() instanceof Playback.Paused)) {
      telling.change(state == State.BLIND ? telling.at() : anywhere(at), named.paused());
    }
    halted();
  }

  private void halted() {
    state = State.HALTED;
    line = null;
    telling.lastIsFixed();
  }

  /// Whether the item that ran goes on as expected, or nearly so.
  private boolean goesOn(PlayerAnswer.Holding now, long at, OptionalLong changed) {
    if (state != State.RUNNING) {
      return false;
    }
    boolean stuck = now.progressMs().equals(OptionalLong.of(0)) && progressMs.equals(now.progressMs());
    if (stuck || now.progressMs().isEmpty() || now.item() instanceof LoadedItem.Nameless) {
      line = stuck ? null : line;
      return true;
    }
    long start = at - now.progressMs().getAsLong() * MILLI;
    if (line == null) {
      line = new StartEstimate(start);
      return true;
    }
    long shift = Math.abs(start - line.start());
    if (shift <= LikelyHistory.JITTER) {
      line.add(start);
      telling.correct(line);
      return true;
    }
    if (changed.isEmpty() && shift <= (doubtedAt.isPresent() ? HAND_OVER : LikelyHistory.NEAR)) {
      line = new StartEstimate(start);
      telling.lastIsFixed();
      return true;
    }
    return false;
  }

  private void run(PlayerAnswer.Holding now, LoadedItem named, long at, OptionalLong changed) {
    OptionalLong start = now.progressMs().isPresent()
        ? OptionalLong.of(at - now.progressMs().getAsLong() * MILLI)
        : OptionalLong.empty();
    boolean sinceBlind = state == State.BLIND
        && start.orElse(Long.MIN_VALUE / 2) >= seenAt - LikelyHistory.NEAR;
    List<LikelyHistory.Part> parts = new LikelyHistory(floor(), at, sinceBlind ? telling.at() : anywhere(at),
        changed)
        .history(before(), named, true, now.progressMs());
    long earliest = floor();
    for (LikelyHistory.Part part : parts) {
      earliest = Math.max(earliest, telling.at());
      telling.change(part.nanos(), part.playback());
    }
    if (parts.getLast().onLineMs().isPresent()) {
      telling.lastIsOnLine(parts.getLast().onLineMs().getAsLong(), Math.min(earliest, at), at);
    }
    line = start.isPresent() ? new StartEstimate(start.getAsLong()) : null;
    runsSince = at;
    state = State.RUNNING;
  }

  private LastLook before() {
    LoadedItem known = item;
    if (known == null) {
      return new LastLook.Nothing();
    }
    if (state == State.RUNNING) {
      return new LastLook.Running(known, line == null ? OptionalLong.empty() : OptionalLong.of(line.start()),
          end());
    }
    return waitsAtMs.isPresent() || state == State.HALTED
        ? new LastLook.Waiting(known, waitsAtMs)
        : new LastLook.Nothing();
  }

  /// The end of the item if that lies in what was not seen, or else anywhere in that.
  private long within(long at) {
    long floor = Math.min(floor(), at);
    return state != State.BLIND && end().isPresent() && end().getAsLong() >= floor - LikelyHistory.NEAR
        && end().getAsLong() <= at + LikelyHistory.NEAR
            ? Math.clamp(end().getAsLong(), floor, at)
            : anywhere(at);
  }

  /// Where a change goes of which nothing is known but that it came before the look: at the beginning that goes before
  /// everything, after a gap at the look itself, or else in the middle.
  private long anywhere(long at) {
    long floor = Math.min(floor(), at);
    return switch (state) {
      case NEW -> floor;
      case BLIND -> at;
      case RUNNING, HALTED -> floor + (at - floor) / 2;
    };
  }

  /// What comes now cannot have happened before this.
  private long floor() {
    return Math.max(seenAt, telling.at());
  }

  /// When the item that runs will end.
  private OptionalLong end() {
    return line == null ? OptionalLong.empty() : endAfter(line.start());
  }

  /// When the item that runs will have ended, wherever in it the player is.
  private OptionalLong latestEnd() {
    return endAfter(line == null ? runsSince : line.start());
  }

  private OptionalLong endAfter(long start) {
    return item == null || item.lengthMs().isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(start + item.lengthMs().getAsLong() * MILLI);
  }
}
