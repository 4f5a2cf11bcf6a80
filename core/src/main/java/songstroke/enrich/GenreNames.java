package songstroke.enrich;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import songstroke.name.Folding;

/// One name for all spellings of a genre: the only one that is used; of several the tree's, otherwise the one that is
/// used most, of several such the first in the order of their characters. Immutable.
public final class GenreNames {
  private final GenreTree tree;
  private final Map<String, String> byKey;
  private final Map<String, String> bySpelling;

  private GenreNames(GenreTree tree, Map<String, String> byKey, Map<String, String> bySpelling) {
    this.tree = tree;
    this.byKey = Map.copyOf(byKey);
    this.bySpelling = Map.copyOf(bySpelling);
  }

  /// The names of these genres.
  ///
  /// @param used lists of genres in any spelling; how often a spelling is in them counts
  public static GenreNames of(GenreTree tree, Collection<List<String>> used) {
    Map<String, Integer> counts = new HashMap<>();
    used.forEach(genres -> genres.forEach(genre -> counts.merge(genre, 1, Integer::sum)));
    Map<String, Map<String, Integer>> spellings = new HashMap<>();
    counts.forEach((genre, count) -> spellings.computeIfAbsent(tree.key(genre), _ -> new TreeMap<>())
        .merge(Folding.compatible(genre), count, Integer::sum));
    Map<String, String> byKey = new HashMap<>();
    spellings.forEach((key, counted) -> byKey.put(key, counted.size() == 1
        ? counted.keySet().iterator().next()
        : tree.canonical(counted.keySet().iterator().next()).orElseGet(() -> mostUsed(counted))));
    Map<String, String> bySpelling = new HashMap<>();
    counts.keySet().forEach(genre -> bySpelling.put(genre, byKey.getOrDefault(tree.key(genre), genre)));
    return new GenreNames(tree, byKey, bySpelling);
  }

  /// The name of a genre in any spelling; a genre that was not used keeps its own.
  public String of(String genre) {
    String known = bySpelling.get(genre);
    return known == null ? byKey.getOrDefault(tree.key(genre), genre) : known;
  }

  /// Genres by their names, each once.
  public List<String> of(List<String> genres) {
    return genres.stream().map(this::of).distinct().toList();
  }

  private static String mostUsed(Map<String, Integer> spellings) {
    Comparator<Map.Entry<String, Integer>> most = Comparator.comparingInt(one -> -one.getValue());
    return spellings.entrySet().stream().min(most.thenComparing(Map.Entry::getKey)).orElseThrow().getKey();
  }
}
