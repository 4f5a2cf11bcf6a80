package songstroke.capture.music.spotify;

import java.util.OptionalLong;

/// What can be expected of the player, for the choice of the next question.
///
/// @param endNanos when the item ends if nobody interferes, on the monotonic clock; [Pace#RUNNING] only
record PollForecast(Pace pace, OptionalLong endNanos) {
  /// What the player does.
  enum Pace {
    RUNNING,
    /// It is paused.
    HALTED,
    /// No device is active.
    IDLE,
    /// It seems to have gone in the middle of an item, which may be a change of devices.
    DOUBT
  }
}
