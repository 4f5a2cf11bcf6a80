package songstroke.capture.music.polled;

import java.time.Duration;

import songstroke.timeline.Playback;

/// What one question brought.
public sealed interface Look {
  /// What played.
  ///
  /// @param nanos when, on the monotonic clock
  record Seen(Playback playback, long nanos) implements Look {}

  /// No word of what plays.
  ///
  /// @param nanos  since when, on the monotonic clock
  /// @param what   what is wrong
  /// @param remedy what the person can do about it, empty when nothing
  /// @param silence how long it must not be asked again
  record Trouble(long nanos, String what, String remedy, Duration silence) implements Look {}
}
