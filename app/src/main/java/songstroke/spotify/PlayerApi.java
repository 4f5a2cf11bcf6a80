package songstroke.spotify;

import java.time.Duration;

/// Asks Spotify what the person's account plays now. Safe for several threads, which take turns.
public interface PlayerApi {
  /// One question, answered within a few seconds; never sleeps until a gate opens and never throws.
  Answer currentlyPlaying();

  /// The least time between two questions that makes the day's budget last; zero while there is plenty.
  default Duration leastInterval() {
    return Duration.ZERO;
  }
}
