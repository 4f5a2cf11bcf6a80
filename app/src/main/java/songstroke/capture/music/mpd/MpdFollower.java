package songstroke.capture.music.mpd;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

import songstroke.capture.SourceHealth;
import songstroke.capture.music.MusicListener;
import songstroke.capture.music.polled.Look;
import songstroke.capture.music.polled.PolledFollower;
import songstroke.timeline.Playback;

/// Turns a server's states into what is reported. A change is dated to the first sign of it; one that came without a
/// sign, because the connection was away, to where the position says that the track began.
///
/// It has no clock and no connection. Not safe for use by several threads.
final class MpdFollower {
  /// A position that is off by more than this is a seek or a new start, in ms.
  private static final long JUMP_MILLIS = 1000;
  private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  private final PolledFollower looks;

  /// @param server where it is, for the person
  MpdFollower(MusicListener listener, String server) {
    this.looks = new PolledFollower(listener, "the server at " + server, MpdMusicSource.STANDING,
        JUMP_MILLIS);
  }

  /// Takes in a state.
  ///
  /// @param sign when the server said that something changed; empty when it was asked without a sign
  void saw(MpdState state, OptionalLong sign) {
    Optional<SourceHealth.Interrupted> trouble = Optional.of(state.error()).filter(error -> !error.isEmpty())
        .map(error -> new SourceHealth.Interrupted("mpd complains: " + error, "see the server's log"));
    looks.saw(new Look.Seen(playback(state), state.nanos()), sign.orElseGet(() -> begun(state)),
        sign.isPresent(),
        trouble);
  }

  /// The server is out of reach.
  ///
  /// @param since since when, on the monotonic clock
  void lost(long since, String why) {
    looks.lost(new Look.Trouble(since, why, "start mpd again; it is tried again by itself", Duration.ZERO),
        "mpd: " + why);
  }

  private long begun(MpdState state) {
    boolean after = looks.reported() != null && state.doing() == MpdState.Doing.PLAYING
        && state.elapsedMs().isPresent();
    return after
        ? Math.clamp(state.nanos() - state.elapsedMs().getAsLong() * MILLI,
            Math.min(looks.seen(), state.nanos()),
            state.nanos())
        : state.nanos();
  }

  private static Playback playback(MpdState state) {
    return switch (state.doing()) {
      case STOPPED -> new Playback.Stopped();
      case PAUSED -> new Playback.Paused(state.item());
      case PLAYING -> state.item().<Playback>map(item -> state.silent()
          ? new Playback.Muted(Optional.of(item))
          : new Playback.Playing(item, state.elapsedMs()))
          .orElseGet(() -> new Playback.Unknown("mpd names no track"));
    };
  }
}
