package songstroke.segment;

import java.util.Optional;
import java.util.OptionalLong;

import org.jspecify.annotations.Nullable;
import songstroke.timeline.NowPlaying;
import songstroke.timeline.Playback;
import songstroke.timeline.PlaybackChange;

/// Follows the music: what can be heard, which item it is, and whether the same track began again.
///
/// A track began again when its last position, extrapolated, was beyond 90 % of its length and the new one is
/// below 5 s. A position that was never told is taken to have been 0 when the item appeared.
///
/// A track that goes on where it was, and whose length alone is another, is the same track: its player knows the length
/// better now.
final class Listening {
  private static final double NEARLY_OVER = 0.9;
  private static final long JUST_BEGUN_MS = 5000;
  private static final long SAME_PLACE_MS = 2000;

  private Mode mode = Mode.NOT_SEEN;
  private @Nullable NowPlaying item;
  private long positionMs;
  private long positionAt;
  private boolean running;
  private boolean beganAnew;
  /// The item as it was before its length was corrected.
  private @Nullable NowPlaying corrected;

  Mode mode() {
    return mode;
  }

  /// Whether a track followed upon itself since the last [#settled].
  boolean beganAnew() {
    return beganAnew;
  }

  /// Whether what plays is what an earlier mode was, under a better length.
  boolean corrects(Mode before) {
    return mode.state() == State.MUSIC && corrected != null
        && before.item().filter(corrected::equals).isPresent();
  }

  /// What was found out about the item counts, and is not told again.
  void settled() {
    beganAnew = false;
    corrected = null;
  }

  void take(PlaybackChange change) {
    long t = change.t();
    switch (change.playback()) {
      case Playback.Playing playing -> play(t, playing.item(), playing.positionMs());
      case Playback.Paused paused -> halt(t, paused.item(), Mode.PAUSED);
      case Playback.Stopped _ -> halt(t, Optional.empty(), Mode.STOPPED);
      case Playback.Muted muted -> {
        muted.item().ifPresent(now -> load(t, now, OptionalLong.empty(), isItem(now)));
        mode = Mode.MUTED;
      }
      case Playback.Unknown unknown -> halt(t, Optional.empty(),
          Mode.unknown(unknown.reason().isBlank() ? Reason.UNREACHABLE : unknown.reason()));
    }
  }

  private void play(long t, NowPlaying now, OptionalLong position) {
    boolean heard = mode.state() == State.MUSIC || mode.equals(Mode.STOPPED);
    if (heard && isItem(now) && position.isPresent() && position.getAsLong() < JUST_BEGUN_MS) {
      long length = Math.max(Tags.length(now.track()), item == null ? 0 : Tags.length(item.track()));
      beganAnew |= length > 0 && position(t) > NEARLY_OVER * length;
    }
    boolean better = heard && isCorrected(t, now, position);
    NowPlaying before = corrected == null ? item : corrected;
    if (better || !isItem(now)) {
      corrected = better ? before : null;
    }
    mode = Mode.of(load(t, now, position, better || isItem(now)));
    running = true;
  }

  /// Whether it is the item that plays, at its place, with another length.
  private boolean isCorrected(long t, NowPlaying now, OptionalLong position) {
    return running && item != null && !isItem(now) && Tags.differInLengthOnly(item.track(), now.track())
        && position.isPresent() && Math.abs(position.getAsLong() - position(t)) <= SAME_PLACE_MS;
  }

  private void halt(long t, Optional<NowPlaying> now, Mode next) {
    positionMs = position(t);
    positionAt = t;
    running = false;
    now.ifPresent(held -> load(t, held, OptionalLong.empty(), isItem(held)));
    mode = next;
  }

  /// @param same whether it is the item that was loaded before
  private NowPlaying load(long t, NowPlaying now, OptionalLong position, boolean same) {
    positionMs = position.orElse(same ? position(t) : 0);
    positionAt = t;
    NowPlaying full = same && item != null ? Tags.fuller(item, now) : now;
    item = full;
    return full;
  }

  private boolean isItem(NowPlaying now) {
    return item != null && Tags.ofOneTrack(item.track(), now.track());
  }

  private long position(long t) {
    return running ? positionMs + t - positionAt : positionMs;
  }
}
