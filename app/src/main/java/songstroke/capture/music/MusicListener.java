package songstroke.capture.music;

import songstroke.capture.SourceHealth;
import songstroke.timeline.Playback;

/// Hears what a [MusicSource] has to say, on the source's thread. Returns at once.
public interface MusicListener {
  /// The music changed.
  ///
  /// @param nanos when it changed, on the monotonic clock: up to a few seconds ago, half an
  ///              interval ago by a source that must be asked; never before an earlier report
  void playback(long nanos, Playback playback);

  void health(SourceHealth health);
}
