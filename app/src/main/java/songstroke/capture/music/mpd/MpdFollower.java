package songstroke.capture.music.mpd;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

import songstroke.capture.SourceHealth;
import songstroke.capture.music.MusicListener;
import songstroke.capture.music.MusicReporter;
import songstroke.timeline.NowPlaying;
import songstroke.timeline.Playback;

/// Turns a server's states into what is reported. A change is dated to the first sign of it; one that came without a
/// sign, because the connection was away, to where the position says that the track began.
///
/// It has no clock and no connection. Not safe for use by several threads.
final class MpdFollower {
  /// A position that is off by more than this is a seek or a new start, in ms.
  private static final long JUMP_MILLIS = 1000;
  private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  private final MusicReporter reporter;
  private final String server;
  private long seen = Long.MIN_VALUE;

  /// @param server where it is, for the person
  MpdFollower(MusicListener listener, String server) {
    this.reporter = new MusicReporter(listener, JUMP_MILLIS);
    this.server = server;
  }

  /// Takes in a state.
  ///
  /// @param sign when the server said that something changed; empty when it was asked without a sign
  void saw(MpdState state, OptionalLong sign) {
    long at = reporter.forward(sign.orElseGet(() -> begun(state)));
    reporter.playback(at, playback(state, at));
    seen = state.nanos();
    reporter.health(state.error().isEmpty()
        ? new SourceHealth.Working("the server at " + server)
        : new SourceHealth.Interrupted("mpd complains: " + state.error(), "see the server's log"));
  }

  /// The server is out of reach.
  ///
  /// @param since since when, on the monotonic clock
  void lost(long since, String why) {
    if (!(reporter.reported() instanceof Playback.Unknown)) {
      reporter.playback(since, new Playback.Unknown("mpd: " + why));
    }
    reporter.health(new SourceHealth.Interrupted(why, "start mpd again; it is tried again by itself"));
  }

  private long begun(MpdState state) {
    boolean after = reporter.reported() != null && state.doing() == MpdState.Doing.PLAYING
        && state.elapsedMs().isPresent();
    return after
        ? Math.clamp(state.nanos() - state.elapsedMs().getAsLong() * MILLI, Math.min(seen, state.nanos()),
            state.nanos())
        : state.nanos();
  }

  private static Playback playback(MpdState state, long at) {
    return switch (state.doing()) {
      case STOPPED -> new Playback.Stopped();
      case PAUSED -> new Playback.Paused(state.item());
      case PLAYING -> state.item().isPresent()
          ? playing(state, state.item().get(), at)
          : new Playback.Unknown("mpd names no track");
    };
  }

  private static Playback playing(MpdState state, NowPlaying item, long at) {
    return state.silent()
        ? new Playback.Muted(Optional.of(item))
        : new Playback.Playing(item, position(state, at));
  }

  private static OptionalLong position(MpdState state, long at) {
    return state.elapsedMs().isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(Math.max(0, state.elapsedMs().getAsLong() - (state.nanos() - at) / MILLI));
  }
}
