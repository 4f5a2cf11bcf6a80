package songstroke.segment;

import java.util.Optional;

import songstroke.timeline.NowPlaying;

/// The segment that is going on, for a live view: a copy that does not change.
///
/// @param state     what can be heard
/// @param reason    a code of [Reason], or a player's own words
/// @param item      MUSIC and NONMUSIC: what plays
/// @param start     since when, in ms on the recording's line
/// @param presses   presses of every kind so far
/// @param intervals included intervals so far
/// @param activeMs  their sum in ms
public record OpenSegment(State state, String reason, Optional<NowPlaying> item, long start, long presses,
    long intervals, long activeMs) {
  /// Speed while typing so far; `NaN` without an interval.
  public double activeWpm() {
    return intervals > 0 && activeMs > 0 ? 12_000.0 * intervals / activeMs : Double.NaN;
  }
}
