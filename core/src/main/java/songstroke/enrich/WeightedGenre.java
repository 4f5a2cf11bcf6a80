package songstroke.enrich;

import java.util.ArrayList;
import java.util.List;

/// A genre name and how much it counts.
///
/// @param weight more than 0: how often people gave it, or 1 / its rank
public record WeightedGenre(String name, double weight) {
  public WeightedGenre {
    if (!(weight > 0 && Double.isFinite(weight))) {
      throw new IllegalArgumentException("A weight is more than 0: " + weight);
    }
  }

  /// Names in order of importance: the weights are 1, 1/2, 1/3 ...
  public static List<WeightedGenre> ranked(List<String> names) {
    List<WeightedGenre> genres = new ArrayList<>();
    for (String name : names) {
      genres.add(new WeightedGenre(name, 1.0 / (genres.size() + 1)));
    }
    return List.copyOf(genres);
  }
}
