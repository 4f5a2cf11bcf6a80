package songstroke.lookup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import songstroke.enrich.Finding;
import songstroke.enrich.GenreSource;
import songstroke.enrich.Vocabulary;
import songstroke.enrich.WeightedGenre;
import songstroke.name.Entities;
import tools.jackson.databind.JsonNode;

/// Counted tags as genres: what the vocabulary knows as a genre's name, the most given first.
///
/// Servers give one tag as an object where several are a list, an empty text where there are none, and numbers as
/// texts; all of these are read. What has none of these forms is no answer.
final class GenreTags {
  private static final int MOST = 5;

  private final Vocabulary vocabulary;

  GenreTags(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /// The five heaviest genres of a JSON list; empty when it has none of the forms.
  ///
  /// @param tags  objects with a count
  /// @param field which field of them is the name
  /// @param least the least count that is taken
  Optional<List<WeightedGenre>> genres(JsonNode tags, String field, int least) {
    if (!isList(tags)) {
      return Optional.empty();
    }
    Map<String, Double> counts = new LinkedHashMap<>();
    boolean read = tags.isEmpty();
    for (JsonNode tag : tags.isObject() ? List.of(tags) : tags) {
      Optional<String> name = name(tag, field);
      read |= name.isPresent();
      double count = number(tag.path("count"));
      if (count >= least) {
        name.flatMap(vocabulary::genre).ifPresent(genre -> counts.merge(genre, count, Double::sum));
      }
    }
    if (!read) {
      return Optional.empty();
    }
    List<WeightedGenre> genres = new ArrayList<>();
    counts.forEach((genre, count) -> genres.add(new WeightedGenre(genre, count)));
    genres.sort(Comparator.comparingDouble((WeightedGenre genre) -> -genre.weight()));
    return Optional.of(List.copyOf(genres.subList(0, Math.min(MOST, genres.size()))));
  }

  /// MusicBrainz' own genres, else its free tags; empty when it gives neither.
  Optional<List<WeightedGenre>> ofMusicBrainz(JsonNode entity) {
    Optional<List<WeightedGenre>> curated = genres(entity.path("genres"), "name", 1);
    return curated.filter(genres -> !genres.isEmpty())
        .or(() -> genres(entity.path("tags"), "name", 1))
        .or(() -> curated);
  }

  /// What a service has found; what it says in no known form is not remembered as nothing.
  ///
  /// @param genres empty when the answer was not understood
  static Finding finding(String service, Optional<List<WeightedGenre>> genres, GenreSource source,
      double confidence) {
    if (genres.isEmpty()) {
      return notUnderstood(service);
    }
    return genres.get().isEmpty()
        ? new Finding.Nothing()
        : new Finding.Found(genres.get(), source, confidence);
  }

  /// An answer that has none of the forms that are known of the service.
  static Finding notUnderstood(String service) {
    return new Finding.Unavailable(service + " answers in a form that this version does not understand");
  }

  /// A list, one thing in the place of a list, or an empty text or null for none.
  static boolean isList(JsonNode list) {
    return list.isArray() || list.isObject() || list.isNull()
        || (list.isString() && list.asString().isBlank());
  }

  /// A number, or a text that is one; 0 when it is neither.
  static double number(JsonNode value) {
    if (value.isNumber()) {
      return value.asDouble();
    }
    try {
      return value.isString() ? Double.parseDouble(value.asString().strip()) : 0;
    } catch (NumberFormatException _) {
      return 0;
    }
  }

  private static Optional<String> name(JsonNode tag, String field) {
    JsonNode name = tag.path(field);
    return name.isString() ? Optional.of(Entities.decoded(name.asString())) : Optional.empty();
  }
}
