package songstroke.timeline;

/// What a player has loaded.
///
/// @param kind   music, or something else that makes sound
/// @param player the player's name, empty when unknown
/// @param track  what it plays
public record NowPlaying(AudioKind kind, String player, Track track) {
  public NowPlaying {
    player = OutsideText.name(player);
  }
}
