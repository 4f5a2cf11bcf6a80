package songstroke.enrich;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import songstroke.timeline.OutsideText;

/// One name for all spellings of a genre: the tree's, otherwise the one that is used most, of several such the first in
/// the order of their characters. Immutable.
public final class GenreNames {
  private final Map<String, String> shown;

  private GenreNames(Map<String, String> shown) {
    this.shown = Map.copyOf(shown);
  }

  /// The names of these genres.
  ///
  /// @param used lists of genres in any spelling; how often a spelling is in them counts
  public static GenreNames of(GenreTree tree, Collection<List<String>> used) {
    Map<String, Integer> counts = new TreeMap<>();
    used.forEach(genres -> genres.forEach(genre -> counts.merge(genre, 1, Integer::sum)));
    Map<String, Map<String, Integer>> spellings = new HashMap<>();
    counts.forEach((genre, count) -> spellings.computeIfAbsent(tree.key(genre), _ -> new TreeMap<>())
        .merge(OutsideText.name(genre), count, Integer::sum));
    Map<String, String> shown = new HashMap<>();
    counts.keySet().forEach(genre -> shown.put(genre,
        tree.canonical(genre)
            .orElseGet(() -> mostUsed(spellings.getOrDefault(tree.key(genre), Map.of()), genre))));
    return new GenreNames(shown);
  }

  /// Genres by those names, each once.
  public List<String> of(List<String> genres) {
    return genres.stream().map(genre -> shown.getOrDefault(genre, genre)).distinct().toList();
  }

  private static String mostUsed(Map<String, Integer> spellings, String otherwise) {
    return spellings.entrySet().stream()
        .min(Comparator.comparingInt((Map.Entry<String, Integer> one) -> -one.getValue())
            .thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey).orElse(otherwise);
  }
}
