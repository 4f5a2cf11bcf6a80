package songstroke.capture.music.spotify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.jspecify.annotations.Nullable;
import songstroke.timeline.Playback;

/// From answers to changes of the music, each at the time when it happened.
///
/// An answer says where in the item the player is, so its moment minus that position is when the item began, however
/// late it was asked. In the same way a pause is found from the position at which the player waits, and its end from
/// how far the player has come since. Where an answer says nothing of the kind, the change lies in the middle of what
/// was not seen. What cannot be known is said to be unknown: after the end of an item that nobody asked about, and
/// from the first question without an answer on while nothing runs.
///
/// Pure; all times are readings of the monotonic clock in ns. Not safe for use by several threads.
final class Following {
  private static final long MILLI = 1_000_000;
  /// An answer is off by less than this.
  private static final long JITTER = 1_200 * MILLI;
  /// A player that stutters stays within this.
  private static final long SAME_LINE = 3_000 * MILLI;
  /// A gap in the middle of an item that may be a change of devices.
  private static final long HAND_OVER = 5_000 * MILLI;
  /// The next item begins at most so long after the end of the one before, cross-fades included.
  private static final long NEXT_ITEM = 15_000 * MILLI;
  /// So long after the end of an item an answer is waited for.
  private static final long END_PATIENCE = 20_000 * MILLI;
  /// So long a player that does not run is believed without an answer.
  private static final long HALT_PATIENCE = 30_000 * MILLI;
  /// A better time is told when it differs by this.
  private static final long WORTH_TELLING = 40 * MILLI;
  private static final String MISSED = "played while Spotify was not asked";

  private enum State {
    /// Nothing was seen yet.
    NEW, RUNNING, HALTED,
    /// What was seen last is no longer known to be so.
    BLIND
  }

  private final List<Told> told = new ArrayList<>();
  private State state = State.NEW;
  private long seenAt;
  private long toldAt;
  private @Nullable Playback toldLast;

  private @Nullable Item item;
  private @Nullable Line line;
  private OptionalLong progressMs = OptionalLong.empty();
  /// Where the item waits, while it does.
  private OptionalLong waitsAtMs = OptionalLong.empty();

  /// Whether the last change lies on the line, so far after its beginning, and between which times.
  private boolean movable;
  private long onLineMs;
  private long moveFrom;
  private long moveTo;

  private OptionalLong doubtedAt = OptionalLong.empty();
  private OptionalLong unansweredAt = OptionalLong.empty();
  private String whyUnanswered = "";

  /// @param begin when the following begins; nothing is said of the time before
  Following(long begin) {
    seenAt = begin;
    toldAt = begin;
  }

  /// Takes an answer.
  ///
  /// @param at the moment of which it speaks: the middle between question and answer
  List<Told> seen(Seen seen, long at) {
    switch (seen) {
      case Seen.Nothing _ -> {
        if (isToBeDoubted(at)) {
          return taken();
        }
        nothing(doubtedAt.orElse(at));
        answered(at);
      }
      case Seen.Holding holding -> {
        boolean vague = holding.item() instanceof Item.Nameless nameless && !nameless.secret();
        if (vague && isToBeDoubted(at)) {
          return taken();
        }
        holding(holding, vague ? doubtedAt.orElse(at) : at);
        answered(at);
      }
      case Seen.Stale _ -> {
        return unanswered(at, "Spotify's word is out of date");
      }
    }
    return taken();
  }

  /// Takes that a question got no answer, or could not be asked.
  ///
  /// @param why in a few words that stay the same while the reason does
  List<Told> unanswered(long at, String why) {
    if (unansweredAt.isEmpty()) {
      unansweredAt = OptionalLong.of(at);
    }
    whyUnanswered = why;
    if (state == State.NEW) {
      change(toldAt, new Playback.Unknown(why));
      state = State.BLIND;
    }
    return passed(at);
  }

  /// Takes that time has passed without an answer.
  List<Told> passed(long now) {
    OptionalLong deadline = deadline();
    if (deadline.isPresent() && now >= deadline.getAsLong()) {
      long from = end().isPresent() ? end().getAsLong() : unansweredAt.orElse(now);
      change(from, new Playback.Unknown(whyUnanswered.isEmpty() ? MISSED : whyUnanswered));
      state = State.BLIND;
    }
    return taken();
  }

  /// When [#passed] will have something to say if no answer comes.
  OptionalLong deadline() {
    return switch (state) {
      case RUNNING -> end().isPresent()
          ? OptionalLong.of(end().getAsLong() + END_PATIENCE)
          : patience();
      case HALTED -> patience();
      case NEW, BLIND -> OptionalLong.empty();
    };
  }

  Outlook outlook() {
    Outlook.Pace pace = doubtedAt.isPresent()
        ? Outlook.Pace.DOUBT
        : switch (state) {
          case RUNNING -> Outlook.Pace.RUNNING;
          case HALTED -> toldLast instanceof Playback.Paused ? Outlook.Pace.HALTED : Outlook.Pace.IDLE;
          case NEW, BLIND -> Outlook.Pace.IDLE;
        };
    return new Outlook(pace, pace == Outlook.Pace.RUNNING ? end() : OptionalLong.empty());
  }

  private OptionalLong patience() {
    return unansweredAt.isPresent()
        ? OptionalLong.of(unansweredAt.getAsLong() + HALT_PATIENCE)
        : OptionalLong.empty();
  }

  /// What seems to have gone in the middle of an item is asked for once more.
  private boolean isToBeDoubted(long at) {
    if (state != State.RUNNING || doubtedAt.isPresent() || item instanceof Item.Nameless) {
      return false;
    }
    doubtedAt = OptionalLong.of(at);
    return true;
  }

  private void answered(long at) {
    seenAt = at;
    doubtedAt = OptionalLong.empty();
    unansweredAt = OptionalLong.empty();
    whyUnanswered = "";
  }

  private void nothing(long at) {
    boolean ran = state == State.RUNNING || state == State.NEW;
    if (!(toldLast instanceof Playback.Stopped)) {
      change(state == State.NEW ? toldAt : ran ? within(at) : at, new Playback.Stopped());
    }
    if (ran) {
      item = null;
      progressMs = OptionalLong.empty();
      waitsAtMs = OptionalLong.empty();
    }
    halted();
  }

  private void holding(Seen.Holding now, long at) {
    boolean same = item != null && item.isSame(now.item());
    if (!now.playing()) {
      halt(now, same, at);
    } else if (same && state == State.RUNNING) {
      goOn(now, at);
    } else {
      begin(now, same, at);
    }
  }

  private void halt(Seen.Holding now, boolean same, long at) {
    boolean asBefore = same && progressMs.equals(now.progressMs());
    switch (state) {
      case HALTED -> {
        if (!same || !(toldLast instanceof Playback.Paused)) {
          change(within(at), now.item().paused());
        }
      }
      case RUNNING -> change(same ? pauseOf(now, at) : within(at), now.item().paused());
      case NEW -> change(toldAt, now.item().paused());
      case BLIND -> change(asBefore ? toldAt : at, now.item().paused());
    }
    item = same && item != null ? item : now.item();
    progressMs = now.progressMs();
    waitsAtMs = now.progressMs();
    halted();
  }

  /// The player waits where it was when it was paused; one that waits at an item's beginning or end has ended.
  private long pauseOf(Seen.Holding now, long at) {
    if (line == null || now.progressMs().isEmpty()) {
      return within(at);
    }
    long pause = line.start() + now.progressMs().getAsLong() * MILLI;
    return isBetween(pause, floor(), at) ? Math.clamp(pause, floor(), at) : within(at);
  }

  private void halted() {
    state = State.HALTED;
    line = null;
    movable = false;
  }

  /// The same item still runs: as expected, anew, or from elsewhere.
  private void goOn(Seen.Holding now, long at) {
    OptionalLong progress = isStuck(now) ? OptionalLong.empty() : now.progressMs();
    progressMs = now.progressMs();
    if (progress.isEmpty() || now.item() instanceof Item.Nameless) {
      line = isStuck(now) ? null : line;
      return;
    }
    long start = at - progress.getAsLong() * MILLI;
    long shift = line == null ? 0 : Math.abs(start - line.start());
    if (line == null) {
      line = new Line(start);
    } else if (shift <= JITTER) {
      line.add(start);
      mend();
    } else if (shift <= (doubtedAt.isPresent() ? HAND_OVER : SAME_LINE)) {
      line = new Line(start);
      movable = false;
    } else if (start >= floor() - SAME_LINE) {
      run(now, start, at);
    } else {
      line = new Line(start);
      change(at, now.item().playing(progress));
    }
  }

  private boolean isStuck(Seen.Holding now) {
    return now.progressMs().equals(OptionalLong.of(0)) && progressMs.equals(now.progressMs());
  }

  private void mend() {
    if (movable && line != null) {
      long better = Math.clamp(line.start() + onLineMs * MILLI, moveFrom, moveTo);
      if (Math.abs(better - toldAt) >= WORTH_TELLING) {
        toldAt = better;
        told.add(new Told.Moved(better));
      }
    }
  }

  /// An item runs that did not run when it was last asked.
  private void begin(Seen.Holding now, boolean same, long at) {
    OptionalLong waited = same ? waitsAtMs : OptionalLong.empty();
    boolean wasNew = state == State.NEW;
    boolean wasBlind = state == State.BLIND;
    if (now.progressMs().isEmpty()) {
      changeAndRun(now, wasNew ? toldAt : within(at), OptionalLong.empty());
      line = null;
    } else {
      long start = at - now.progressMs().getAsLong() * MILLI;
      long resumed = start + waited.orElse(0) * MILLI;
      if (waited.isPresent() && waited.getAsLong() > 0 && isBetween(resumed, floor(), at)) {
        line = new Line(start);
        onLineMs = waited.getAsLong();
        runFrom(now, resumed, waited.getAsLong(), at);
      } else if (start >= floor() - SAME_LINE) {
        run(now, start, at);
      } else {
        long from = wasNew || (wasBlind && start >= seenAt - SAME_LINE) ? toldAt : within(at);
        line = new Line(start);
        changeAndRun(now, from, OptionalLong.of((from - start) / MILLI));
      }
    }
    item = same && item != null ? item : now.item();
    progressMs = now.progressMs();
    waitsAtMs = OptionalLong.empty();
    state = State.RUNNING;
  }

  /// The item began, from its beginning, since it was last asked.
  private void run(Seen.Holding now, long start, long at) {
    OptionalLong end = state == State.RUNNING ? end() : OptionalLong.empty();
    if (end.isPresent() && start > end.getAsLong() + NEXT_ITEM) {
      change(end.getAsLong(), new Playback.Unknown(MISSED));
    }
    line = new Line(start);
    onLineMs = 0;
    runFrom(now, start, 0, at);
  }

  private void runFrom(Seen.Holding now, long from, long positionMs, long at) {
    long place = Math.clamp(from, Math.min(floor(), at), at);
    moveFrom = Math.min(floor(), at);
    moveTo = at;
    changeAndRun(now, place, OptionalLong.of(positionMs + Math.max(0, place - from) / MILLI));
    movable = true;
  }

  private void changeAndRun(Seen.Holding now, long at, OptionalLong positionMs) {
    Item named = item != null && item.isSame(now.item()) ? item : now.item();
    change(at, named.playing(positionMs));
  }

  private void change(long at, Playback playback) {
    movable = false;
    toldAt = Math.max(at, toldAt);
    toldLast = playback;
    told.add(new Told.Changed(toldAt, playback));
  }

  /// A time in what was not seen: the end of the item if that lies there, else the middle; after a gap the moment at
  /// which it was seen.
  private long within(long at) {
    if (state == State.BLIND) {
      return at;
    }
    long floor = Math.min(floor(), at);
    Optional<Long> end = end().stream().boxed().filter(time -> isBetween(time, floor, at)).findFirst();
    return end.map(time -> Math.clamp(time, floor, at)).orElse(floor + (at - floor) / 2);
  }

  private static boolean isBetween(long time, long from, long to) {
    return time >= from - SAME_LINE && time <= to + SAME_LINE;
  }

  /// What comes now cannot have happened before this.
  private long floor() {
    return Math.max(seenAt, toldAt);
  }

  /// When the item that runs will end.
  private OptionalLong end() {
    if (line == null || item == null || item.lengthMs().isEmpty()) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(line.start() + item.lengthMs().getAsLong() * MILLI);
  }

  private List<Told> taken() {
    List<Told> taken = List.copyOf(told);
    told.clear();
    return taken;
  }
}
