package songstroke.capture.music.spotify;

import java.util.OptionalLong;

/// How the player was at the last look that showed something.
sealed interface LastLook {
  /// It held nothing, or it is not known what.
  record Nothing() implements LastLook {}

  /// It played.
  ///
  /// @param startNanos when the item stood, or would have stood, at position 0; empty when no position was told
  /// @param endNanos   when the item ends if nobody interferes
  record Running(LoadedItem item, OptionalLong startNanos, OptionalLong endNanos) implements LastLook {}

  /// It waited.
  ///
  /// @param atMs the position at which it waited, when told
  record Waiting(LoadedItem item, OptionalLong atMs) implements LastLook {}
}
