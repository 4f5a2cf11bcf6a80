package songstroke.spotify;

import java.time.Duration;

/// How often Spotify may be asked now: the one rule by which everybody who asks again and again slows down.
///
/// @param even  the shortest interval that can be kept up for the rest of the hour, with some questions to spare
/// @param least the shortest time between two questions; zero while there are plenty
public record Pace(Duration even, Duration least) {
  /// As often as one likes.
  public static final Pace FREE = new Pace(Duration.ZERO, Duration.ZERO);
}
