package songstroke.capture.music.spotify;

import java.util.OptionalLong;

/// What one answer says of the account's player.
sealed interface PlayerAnswer {
  /// No device is active.
  record Nothing() implements PlayerAnswer {}

  /// Something is loaded.
  ///
  /// @param playing     whether it plays
  /// @param progressMs  where in the item the player is, when known
  /// @param changedWall when the player's state changed last, as Spotify has it, in ms since 1970 UTC
  record Holding(LoadedItem item, boolean playing, OptionalLong progressMs,
      OptionalLong changedWall) implements PlayerAnswer {}

  /// The answer cannot be true any more: it plays beyond the item's end.
  record Stale() implements PlayerAnswer {}
}
