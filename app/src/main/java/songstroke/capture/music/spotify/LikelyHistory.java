package songstroke.capture.music.spotify;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

import songstroke.timeline.Playback;

/// The most probable history of the player between two looks at it.
///
/// A position says how much was played, and so tells what a look came too late for: a pause that is over, a track that
/// was played and paused. Where it leaves open when that was, the time of the last change of state says so; without one
/// the middle of what is possible is taken, and when that could be off by half a minute or more, the time between the
/// looks is unknown.
///
/// Pure; all times are readings of the monotonic clock in ns.
final class LikelyHistory {
  private static final long MILLI = 1_000_000;
  /// An answer's position is off by less than this.
  static final long JITTER = 1_200 * MILLI;
  /// Two times that are closer than this may be one.
  static final long NEAR = 3_000 * MILLI;
  /// The next item begins at most so long after the end of the one before.
  private static final long NEXT_ITEM = 6_000 * MILLI;
  /// What could lie anywhere within a longer time is not placed.
  private static final long LOOSE = 60_000 * MILLI;
  /// A player that waits so near to the beginning has not played.
  private static final long BEGINNING_MS = 1_000;
  /// A waiting player may correct its position by so much.
  private static final long STILL_MS = 1_000;
  static final String MISSED = "played while Spotify was not asked";
  private static final String MOVED = "moved while Spotify was not asked";

  private final long from;
  private final long to;
  private final long anywhere;
  private final OptionalLong changed;
  private final List<Part> parts = new ArrayList<>();

  /// A change.
  ///
  /// @param nanos    when it happened
  /// @param playback what went on from then, with the position at that time
  /// @param onLineMs the position in the item to which the time belongs, when it follows from how long the item has
  ///                 been playing; only of the last change
  record Part(long nanos, Playback playback, OptionalLong onLineMs) {}

  /// @param from     the earlier look, or what was last said to have happened
  /// @param to       the later look
  /// @param anywhere where a change goes of which nothing else is known
  /// @param changed  when the player's state changed last, if that is known and lies between
  LikelyHistory(long from, long to, long anywhere, OptionalLong changed) {
    this.from = Math.min(from, to);
    this.to = to;
    this.anywhere = Math.clamp(anywhere, this.from, to);
    this.changed = changed.isPresent()
        ? OptionalLong.of(Math.clamp(changed.getAsLong(), this.from, to))
        : changed;
  }

  /// What happened, in order; the last part is what the later look showed. Empty when nothing did.
  ///
  /// @param item what the later look showed, under its earlier name if it has one
  List<Part> history(LastLook before, LoadedItem item, boolean playing, OptionalLong progressMs) {
    if (progressMs.isEmpty()) {
      withoutPosition(before, item, playing);
    } else if (playing) {
      running(before, item, to - progressMs.getAsLong() * MILLI);
    } else {
      waiting(before, item, progressMs.getAsLong());
    }
    return List.copyOf(parts);
  }

  private void withoutPosition(LastLook before, LoadedItem item, boolean playing) {
    if (playing) {
      add(within(endOf(before, item)), item.playing(OptionalLong.empty()));
    } else if (!(before instanceof LastLook.Waiting waiting && waiting.item().isSame(item))) {
      add(within(endOf(before, item)), item.paused());
    }
  }

  /// The item plays, and has been for as long as `start` says.
  private void running(LastLook before, LoadedItem item, long start) {
    switch (before) {
      case LastLook.Running same when same.item().isSame(item) && same.startNanos().isPresent() ->
        again(item, start, start - same.startNanos().getAsLong(), same.endNanos());
      case LastLook.Waiting same when same.item().isSame(item) && same.atMs().isPresent() ->
        resumed(item, start, same.atMs().getAsLong());
      case LastLook.Running other -> next(item, start, other.endNanos());
      case LastLook.Waiting _ -> next(item, start, OptionalLong.empty());
      case LastLook.Nothing _ -> next(item, start, OptionalLong.empty());
    }
  }

  /// The item played at the earlier look as well, as if it had begun earlier by `shift`.
  private void again(LoadedItem item, long start, long shift, OptionalLong end) {
    boolean stood = shift > 0 && shift <= to - from + JITTER;
    boolean begunNow = start >= from - NEAR;
    boolean over = end.isPresent() && start >= end.getAsLong() - NEAR;
    boolean restarted = changed.isPresent() && Math.abs(changed.getAsLong() - start) <= JITTER;
    if (begunNow && (!stood || over || restarted)) {
      missed(end, start);
      addOnLine(start, item, 0);
    } else if (stood && !isSeek(item, shift)) {
      stood(item, start, Math.min(shift, to - from));
    } else {
      long sought = changed.orElse(to);
      add(sought, item.playing(position(sought, start)));
    }
  }

  /// Whether a position that is further back than expected was chosen, and is not that of a player which stood still:
  /// the state changed too early for that. Of speech, which may run slowly, it is not known.
  private boolean isSeek(LoadedItem item, long shift) {
    return changed.isPresent() ? changed.getAsLong() < from + shift - NEAR : item.isSpeech();
  }

  private void stood(LoadedItem item, long start, long length) {
    if (isLoose(length)) {
      add(from, new Playback.Unknown(MISSED));
      add(to, item.playing(position(to, start)));
      return;
    }
    long end = Math.max(from + length, changed.orElse(middleAfter(length)));
    add(end - length, item.paused());
    addOnLine(end, item, (end - start) / MILLI);
  }

  private void resumed(LoadedItem item, long start, long waitedMs) {
    long resumed = start + waitedMs * MILLI;
    if (waitedMs > 0 && isBetween(resumed)) {
      addOnLine(resumed, item, waitedMs);
    } else {
      next(item, start, OptionalLong.empty());
    }
  }

  private void next(LoadedItem item, long start, OptionalLong endBefore) {
    if (start >= from - NEAR) {
      missed(endBefore, start);
      addOnLine(start, item, 0);
    } else {
      long at = changed.orElse(within(endBefore));
      add(at, item.playing(position(at, start)));
    }
  }

  /// The item waits at a position.
  private void waiting(LastLook before, LoadedItem item, long positionMs) {
    switch (before) {
      case LastLook.Running same when same.item().isSame(item) -> halted(same, item, positionMs);
      case LastLook.Waiting same when same.item().isSame(item) -> stillWaiting(same.atMs(), item, positionMs);
      case LastLook.Running other -> another(item, positionMs, other.endNanos());
      case LastLook.Waiting _ -> another(item, positionMs, OptionalLong.empty());
      case LastLook.Nothing _ -> another(item, positionMs, OptionalLong.empty());
    }
  }

  /// The item ran and waits now: it waits where it was when it was paused, unless it has ended, perhaps begun again.
  private void halted(LastLook.Running before, LoadedItem item, long positionMs) {
    long pause = before.startNanos().orElse(Long.MIN_VALUE / 2) + positionMs * MILLI;
    if (isBetween(pause)) {
      long place = Math.clamp(pause, from, to);
      long stoodFor = changed.orElse(place) - place;
      if (stoodFor > NEAR) {
        long stood = from + (place - from) / 2;
        add(stood, item.paused());
        add(stood + stoodFor, item.playing(position(stood, before.startNanos().getAsLong())));
      }
      add(stoodFor > NEAR ? place + stoodFor : place, item.paused());
    } else if (isWithin(before.endNanos())) {
      another(item, positionMs, before.endNanos());
    } else {
      add(changed.orElse(anywhere), item.paused());
    }
  }

  private void stillWaiting(OptionalLong beforeMs, LoadedItem item, long positionMs) {
    if (beforeMs.isEmpty()) {
      return;
    }
    long played = positionMs - beforeMs.getAsLong();
    if (played > STILL_MS && played * MILLI <= to - from) {
      played(item, beforeMs.getAsLong(), played * MILLI, OptionalLong.empty());
    } else if (played < -STILL_MS && positionMs > BEGINNING_MS && positionMs * MILLI <= to - from) {
      long pause = Math.max(from + positionMs * MILLI, changed.orElse(middleAfter(positionMs * MILLI)));
      add(pause - positionMs * MILLI, new Playback.Unknown(MOVED));
      add(pause, item.paused());
    }
  }

  /// Something waits that was not there: it has been played so far if there was time for that.
  private void another(LoadedItem item, long positionMs, OptionalLong endBefore) {
    if (positionMs <= BEGINNING_MS) {
      add(isWithin(endBefore) ? within(endBefore) : changed.orElse(anywhere), item.paused());
    } else if (positionMs * MILLI <= to - from) {
      played(item, 0, positionMs * MILLI, endBefore);
    } else {
      add(changed.orElse(within(endBefore)), item.paused());
    }
  }

  /// The item played for a while, from a position on, and was paused.
  private void played(LoadedItem item, long positionMs, long length, OptionalLong endBefore) {
    boolean follows = isWithin(endBefore) && endBefore.getAsLong() + length <= to + NEAR;
    long pause;
    if (changed.isPresent()) {
      pause = Math.max(from + length, changed.getAsLong());
    } else if (follows) {
      pause = Math.min(to, within(endBefore) + length);
    } else if (isLoose(length)) {
      add(from, new Playback.Unknown(MISSED));
      add(to, item.paused());
      return;
    } else {
      pause = middleAfter(length);
    }
    missed(endBefore, pause - length);
    add(pause - length, item.playing(OptionalLong.of(positionMs)));
    add(pause, item.paused());
  }

  /// What followed an item that ended long before the next one began cannot be known.
  private void missed(OptionalLong end, long next) {
    if (end.isPresent() && next > end.getAsLong() + NEXT_ITEM) {
      add(Math.max(from, end.getAsLong()), new Playback.Unknown(MISSED));
    }
  }

  /// Whether something of a length could lie so freely between the looks that its place is not known.
  private boolean isLoose(long length) {
    return changed.isEmpty() && (to - from - length > LOOSE || anywhere == to);
  }

  /// The end of something of a length that lies in the middle between the looks.
  private long middleAfter(long length) {
    return from + length + (to - from - length) / 2;
  }

  /// The end of an item if that lies between the looks, or else anywhere.
  private long within(OptionalLong end) {
    return isWithin(end) ? Math.clamp(end.getAsLong(), from, to) : anywhere;
  }

  private static OptionalLong endOf(LastLook before, LoadedItem next) {
    return before instanceof LastLook.Running running && !running.item().isSame(next)
        ? running.endNanos()
        : OptionalLong.empty();
  }

  private boolean isWithin(OptionalLong time) {
    return time.isPresent() && isBetween(time.getAsLong());
  }

  private boolean isBetween(long time) {
    return time >= from - NEAR && time <= to + NEAR;
  }

  private static OptionalLong position(long at, long start) {
    return OptionalLong.of(Math.max(0, at - start) / MILLI);
  }

  private void add(long nanos, Playback playback) {
    parts.add(new Part(Math.clamp(nanos, from, to), playback, OptionalLong.empty()));
  }

  /// The item plays from a position on, which it reached at a time that may lie before the first look.
  private void addOnLine(long nanos, LoadedItem item, long positionMs) {
    long place = Math.clamp(nanos, from, to);
    parts.add(new Part(place, item.playing(OptionalLong.of(positionMs + Math.max(0, place - nanos) / MILLI)),
        OptionalLong.of(positionMs)));
  }
}
