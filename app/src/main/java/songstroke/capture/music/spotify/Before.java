package songstroke.capture.music.spotify;

import java.util.OptionalLong;

/// How the player was at the last look that showed something.
sealed interface Before {
  /// It held nothing, or it is not known what.
  record Nothing() implements Before {}

  /// It played.
  ///
  /// @param startNanos when the item stood, or would have stood, at position 0; empty when no position was told
  /// @param endNanos   when the item ends if nobody interferes
  record Running(Item item, OptionalLong startNanos, OptionalLong endNanos) implements Before {}

  /// It waited.
  ///
  /// @param atMs the position at which it waited, when told
  record Waiting(Item item, OptionalLong atMs) implements Before {}
}
