package songstroke.enrich;

import java.util.List;

/// What one source said of one artist.
public sealed interface Finding {
  /// It knows genres.
  ///
  /// @param confidence that the answer is about this artist, between 0 and 1
  record Found(List<WeightedGenre> genres, GenreSource source, double confidence) implements Finding {
    public Found {
      genres = List.copyOf(genres);
      if (genres.isEmpty()) {
        throw new IllegalArgumentException("Found means at least one genre");
      }
    }
  }

  /// It does not know the artist, or no genre of it, or cannot be asked with what is known.
  record Nothing() implements Finding {}

  /// The time was up before it could be asked or had answered.
  record Later() implements Finding {}

  /// It could not be asked now.
  ///
  /// @param why in a few words, for the log and for `genre pending`
  record Unavailable(String why) implements Finding {}
}
