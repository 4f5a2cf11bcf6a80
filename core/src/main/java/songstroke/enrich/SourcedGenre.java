package songstroke.enrich;

import java.time.Instant;

import songstroke.timeline.OutsideText;

/// A genre with where it comes from.
///
/// @param genre      as it is shown
/// @param weight     how much it counts among the artist's genres, more than 0
/// @param confidence that it is this artist's, between 0 and 1
/// @param lookedUp   when it was learnt
public record SourcedGenre(String genre, double weight, GenreSource source, double confidence,
    Instant lookedUp) {
  public SourcedGenre {
    genre = OutsideText.name(genre);
    if (!(weight > 0) || !(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException(
          "A weight above 0 and a confidence from 0 to 1: " + weight + ", " + confidence);
    }
  }

  public WeightedGenre weighted() {
    return new WeightedGenre(genre, weight);
  }
}
