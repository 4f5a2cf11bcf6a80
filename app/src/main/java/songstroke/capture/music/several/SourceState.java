package songstroke.capture.music.several;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import songstroke.capture.music.SourcePriority;
import songstroke.timeline.NowPlaying;
import songstroke.timeline.Playback;

/// What one source says now, since when, and what it said to be playing lately. Times are on the monotonic clock, and
/// never go back.
final class SourceState {
  /// How long it is remembered what played.
  private static final long MEMORY = TimeUnit.MINUTES.toNanos(15);
  /// How long music that was playing when its source lost sight of it may still be on.
  static final long DOUBT = TimeUnit.MINUTES.toNanos(5);
  private static final long STILL_ON = Long.MAX_VALUE;
  private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  private final SourcePriority standing;
  private final Map<SameTrack, Long> ends = new LinkedHashMap<>();
  private @Nullable Playback playback;
  private @Nullable SameTrack track;
  /// The player that it named last; empty when it has named none.
  private String player = "";
  private long since;
  private long at;
  private boolean lostSight;

  SourceState(SourcePriority standing) {
    this.standing = standing;
  }

  SourcePriority priority() {
    return standing;
  }

  boolean hasSpoken() {
    return playback != null;
  }

  /// What it said last.
  Playback playback() {
    return playback == null ? new Playback.Unknown("") : playback;
  }

  /// Takes in what it says; tells whether that is something else than before.
  boolean say(long nanos, Playback said) {
    SameTrack next = said instanceof Playback.Playing playing ? SameTrack.of(playing.item()) : null;
    if (track != null && !track.equals(next)) {
      end(track, nanos, said);
    }
    lostSight = said instanceof Playback.Unknown && (playback instanceof Playback.Playing || lostSight);
    if (next == null || !next.equals(track) || !next.isNamed()) {
      since = nanos;
    }
    boolean news = !said.equals(playback);
    track = next;
    playback = said;
    player = item(said).map(NowPlaying::player).orElse(player);
    at = nanos;
    ends.values().removeIf(end -> end != STILL_ON && nanos - end > MEMORY);
    if (next != null && next.isNamed()) {
      ends.put(next, STILL_ON);
    }
    return news;
  }

  /// What it says, with the position as it is at a moment.
  Playback playbackAt(long nanos) {
    return playback() instanceof Playback.Playing playing && playing.positionMs().isPresent()
        ? new Playback.Playing(playing.item(),
            OptionalLong.of(Math.max(0, playing.positionMs().getAsLong() + (nanos - at) / MILLI)))
        : playback();
  }

  boolean isPlaying() {
    return playback instanceof Playback.Playing;
  }

  /// Since when it has said the same: one track that goes on, or one state.
  long since() {
    return since;
  }

  /// The track that it says is playing, if it is playing one.
  Optional<SameTrack> track() {
    return Optional.ofNullable(track);
  }

  /// Until when it doubts, having lost sight of music that played; empty when it does not.
  OptionalLong doubtsUntil() {
    return lostSight ? OptionalLong.of(since + DOUBT) : OptionalLong.empty();
  }

  /// Until when it only repeats what a better source says: of the same player in other words, or, late, what that said
  /// to be playing and says no longer. 0 when it does not.
  long echoesUntil(SourceState better) {
    if (speaksOfThePlayerOf(better)) {
      return better.isPlaying() ? STILL_ON : better.since + standing.lag().toNanos();
    }
    if (track == null || !track.isNamed() || better.plays(track)) {
      return 0;
    }
    Long end = better.ends.get(track);
    long lag = standing.lag().toNanos();
    if (end == null || since > end + lag) {
      return 0;
    }
    return standing.tellsPauses() ? end + lag : STILL_ON;
  }

  /// Whether both are sources of this machine that speak of one player: a player's own protocol and its bridge to the
  /// desktop name the same song in different words.
  boolean speaksOfThePlayerOf(SourceState better) {
    return !standing.remote() && !better.standing.remote() && !player.isEmpty()
        && player.equals(better.player)
        && !(better.playback() instanceof Playback.Unknown);
  }

  /// The item of a state, if it names one.
  static Optional<NowPlaying> item(Playback playback) {
    return switch (playback) {
      case Playback.Playing playing -> Optional.of(playing.item());
      case Playback.Paused paused -> paused.item();
      case Playback.Muted muted -> muted.item();
      case Playback.Stopped _ -> Optional.empty();
      case Playback.Unknown _ -> Optional.empty();
    };
  }

  private boolean plays(SameTrack other) {
    return other.equals(track);
  }

  /// A track whose source loses sight of it is not over.
  private void end(SameTrack ended, long nanos, Playback by) {
    if (by instanceof Playback.Unknown) {
      ends.remove(ended);
    } else if (ended.isNamed()) {
      ends.put(ended, nanos);
    }
  }
}
