package songstroke.capture.music.spotify;

import songstroke.timeline.Playback;

/// What [PlaybackEstimator] has found out.
sealed interface EstimatedChange {
  /// The music changed, see [songstroke.capture.music.MusicListener#playback].
  record Changed(long nanos, Playback playback) implements EstimatedChange {}

  /// The last change happened at another time, see [songstroke.capture.music.MusicListener#changeMoved].
  record Moved(long nanos) implements EstimatedChange {}
}
