package songstroke.timeline;

import java.util.Optional;
import java.util.OptionalLong;

/// What the music does.
public sealed interface Playback {
  /// Sound comes out of the player.
  ///
  /// @param positionMs the position in the track in ms, when known
  record Playing(NowPlaying item, OptionalLong positionMs) implements Playback {}

  /// The player waits in the middle of an item.
  ///
  /// @param item what it holds, when known
  record Paused(Optional<NowPlaying> item) implements Playback {}

  /// Nothing plays.
  record Stopped() implements Playback {}

  /// Something plays and nobody can hear it.
  record Muted(Optional<NowPlaying> item) implements Playback {}

  /// It cannot be said what plays.
  ///
  /// @param reason why, in a few words for the person
  record Unknown(String reason) implements Playback {
    public Unknown {
      reason = OutsideText.name(reason);
    }
  }
}
