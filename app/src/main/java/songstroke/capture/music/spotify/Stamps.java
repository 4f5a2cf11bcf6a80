package songstroke.capture.music.spotify;

import java.util.OptionalLong;

/// The times of the player's last change of state as Spotify tells them, as far as they can be believed.
///
/// They are of another machine's clock, some devices freeze them, and some answers carry the time of the answer
/// instead. So one counts only where something happened: when it is another than in the answer before, when it lies
/// between the two looks, and while answers in which nothing happened keep it.
///
/// Not safe for use by several threads.
final class Stamps {
  private static final long MILLI = 1_000_000;
  /// The clocks of two machines in good order differ by less.
  private static final long CLOCKS_DIFFER = 1_000 * MILLI;
  private static final long LONGEST_AGO_MS = 86_400_000;

  private OptionalLong last = OptionalLong.empty();
  private boolean believed = true;

  /// When the state changed between two looks, on the monotonic clock; empty when that is not told or not believed.
  ///
  /// @param stamp  in the answer to the later look
  /// @param at     the later look
  /// @param wallAt the same moment on the wall clock, in ms
  OptionalLong between(OptionalLong stamp, long from, long at, long wallAt) {
    if (!believed || stamp.isEmpty() || stamp.equals(last)) {
      return OptionalLong.empty();
    }
    long agoMs = wallAt - stamp.getAsLong();
    long changed = at - Math.clamp(agoMs, -LONGEST_AGO_MS, LONGEST_AGO_MS) * MILLI;
    return changed >= from - CLOCKS_DIFFER && changed <= at + CLOCKS_DIFFER
        ? OptionalLong.of(Math.clamp(changed, from, at))
        : OptionalLong.empty();
  }

  /// Takes the stamp of an answer.
  ///
  /// @param uneventful whether the player has gone on as it did
  void seen(OptionalLong stamp, boolean uneventful) {
    if (uneventful && stamp.isPresent() && last.isPresent()) {
      believed = stamp.equals(last);
    }
    last = stamp;
  }
}
