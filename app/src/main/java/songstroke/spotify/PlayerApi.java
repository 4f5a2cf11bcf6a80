package songstroke.spotify;

/// Asks Spotify what the person's account plays now. Safe for several threads, which take turns.
public interface PlayerApi {
  /// One question, answered within a few seconds; never sleeps until a gate opens and never throws.
  Answer currentlyPlaying();

  /// How often it may be asked now.
  default Pace pace() {
    return Pace.FREE;
  }

  /// How many questions are left, for the person; empty when they are not counted.
  default String allowance() {
    return "";
  }
}
