package songstroke.enrich;

import java.time.Instant;
import java.util.List;

/// What is known of an artist's genres.
public sealed interface GenreKnowledge {
  /// Some genres are known.
  record Known(List<SourcedGenre> genres) implements GenreKnowledge {
    public Known {
      genres = List.copyOf(genres);
      if (genres.isEmpty()) {
        throw new IllegalArgumentException("Known means at least one genre");
      }
    }
  }

  /// Every source was asked and none knows any.
  record Missing(Instant lookedUp) implements GenreKnowledge {}

  /// Not everything was asked yet: a later run may know.
  record Pending() implements GenreKnowledge {}

  /// The genres, none when nothing is known.
  default List<SourcedGenre> genresOrNone() {
    return switch (this) {
      case Known known -> known.genres();
      case Missing _ -> List.of();
      case Pending _ -> List.of();
    };
  }
}
