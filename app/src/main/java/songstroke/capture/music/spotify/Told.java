package songstroke.capture.music.spotify;

import songstroke.timeline.Playback;

/// What [Following] has found out.
sealed interface Told {
  /// The music changed, see [songstroke.capture.music.MusicListener#playback].
  record Changed(long nanos, Playback playback) implements Told {}

  /// The last change happened at another time, see [songstroke.capture.music.MusicListener#changeMoved].
  record Moved(long nanos) implements Told {}
}
