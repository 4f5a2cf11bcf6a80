package songstroke.lookup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import songstroke.enrich.Vocabulary;
import songstroke.enrich.WeightedGenre;
import tools.jackson.databind.JsonNode;

/// Counted tags as genres: what the vocabulary knows as a genre's name, the most given first.
final class GenreTags {
  private static final int MOST = 5;

  private final Vocabulary vocabulary;

  GenreTags(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /// The five heaviest genres of a JSON list.
  ///
  /// @param tags  objects with a count
  /// @param field which field of them is the name
  /// @param least the least count that is taken
  List<WeightedGenre> genres(JsonNode tags, String field, int least) {
    Map<String, Double> counts = new LinkedHashMap<>();
    for (JsonNode tag : tags) {
      double count = tag.path("count").asDouble(0);
      if (count >= least) {
        vocabulary.genre(tag.path(field).asString(""))
            .ifPresent(genre -> counts.merge(genre, count, Double::sum));
      }
    }
    List<WeightedGenre> genres = new ArrayList<>();
    counts.forEach((genre, count) -> genres.add(new WeightedGenre(genre, count)));
    genres.sort(Comparator.comparingDouble((WeightedGenre genre) -> -genre.weight()));
    return List.copyOf(genres.subList(0, Math.min(MOST, genres.size())));
  }

  /// MusicBrainz' own genres, else its free tags.
  List<WeightedGenre> ofMusicBrainz(JsonNode entity) {
    List<WeightedGenre> curated = genres(entity.path("genres"), "name", 1);
    return curated.isEmpty() ? genres(entity.path("tags"), "name", 1) : curated;
  }
}
