package songstroke.steps;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import songstroke.enrich.ArtistQuery;
import songstroke.enrich.Enricher;
import songstroke.enrich.GenreKnowledge;
import songstroke.enrich.GenreReading;
import songstroke.enrich.GenreSource;
import songstroke.enrich.SourcedGenre;
import songstroke.enrich.WeightedGenre;
import songstroke.lookup.SqliteGenreMemory;
import songstroke.timeline.Clocks;

/// Where genres come from when nobody outside is asked; [OnlineGenres] asks.
public final class KnownGenres {
  private static final double TAG_CONFIDENCE = 0.8;

  private KnownGenres() {}

  /// The player's tags alone.
  public static Enrich.Genres byTags(Clocks clocks) {
    return (artists, _) -> {
      Map<ArtistQuery, GenreKnowledge> known = new LinkedHashMap<>();
      for (ArtistQuery artist : artists) {
        known.put(artist, artist.tags().isEmpty()
            ? new GenreKnowledge.Pending()
            : new GenreKnowledge.Known(WeightedGenre.ranked(artist.tags()).stream()
                .map(tag -> new SourcedGenre(tag.name(), tag.weight(), GenreSource.TAG, TAG_CONFIDENCE,
                    clocks.wall()))
                .toList()));
      }
      return known;
    };
  }

  /// The person's own word, the player's tags and what is remembered; nothing is written.
  ///
  /// @param memory  the file of what is remembered, which need not exist
  /// @param reading how genre names are read
  public static Enrich.Genres toRead(Path memory, Supplier<GenreReading> reading, Clocks clocks) {
    return (artists, context) -> {
      if (!Files.exists(memory)) {
        return byTags(clocks).of(artists, context);
      }
      try (SqliteGenreMemory remembered = SqliteGenreMemory.openToRead(memory)) {
        return new Enricher(remembered, List.of(), reading.get().vocabulary(), clocks).withoutAsking(artists);
      }
    };
  }

  /// The person's own word, the player's tags and what is remembered; nobody is asked.
  ///
  /// @param memory  the file of what is remembered, which need not exist
  /// @param reading how genre names are read
  public static Enrich.Genres byMemory(Path memory, Supplier<GenreReading> reading, Clocks clocks) {
    return (artists, context) -> {
      if (!Files.exists(memory)) {
        return byTags(clocks).of(artists, context);
      }
      try (SqliteGenreMemory remembered = SqliteGenreMemory.open(memory)) {
        return new Enricher(remembered, List.of(), reading.get().vocabulary(), clocks).enrich(artists,
            Duration.ZERO);
      }
    };
  }
}
