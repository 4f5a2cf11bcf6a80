package songstroke.capture.music;

import songstroke.capture.SourceHealth;
import songstroke.timeline.Playback;

/// Hears what a [MusicSource] has to say, on the source's thread. Returns at once.
public interface MusicListener {
  /// The music changed.
  ///
  /// @param nanos when it changed, on the monotonic clock, never before an earlier report: a source that is told of
  ///              changes says so within a second, one that asks now and then up to a minute later, after a gap
  ///              minutes
  void playback(long nanos, Playback playback);

  /// The last reported change happened at another time: a source that computes times knows them better the longer it
  /// looks.
  ///
  /// @param nanos when it happened, on the monotonic clock: never before the change before it, never in the future
  default void changeMoved(long nanos) {}

  void health(SourceHealth health);

  /// Something happened that the person should read once.
  ///
  /// @param line a sentence without a period
  default void say(String line) {}
}
