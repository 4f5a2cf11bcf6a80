package songstroke.spotify;

/// Asks Spotify what the person's account plays now. Safe for several threads, which take turns.
public interface PlayerApi {
  /// One question, answered within a few seconds; never sleeps until a gate opens and never throws.
  Answer currentlyPlaying();
}
