package songstroke.pipeline;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Finds the names that a person may have meant.
public final class Names {
  private static final int MOST = 3;

  private Names() {}

  /// The nearest names, best first: those that begin alike, or differ in at most a third of their letters.
  public static List<String> nearest(String wrong, Collection<String> names) {
    String asked = wrong.toLowerCase(Locale.ROOT);
    return names.stream()
        .filter(name -> distance(asked, name) <= Math.max(1, Math.max(asked.length(), name.length()) / 3)
            || (asked.length() >= 2 && name.startsWith(asked)))
        .sorted(Comparator.comparingInt((String name) -> distance(asked, name)).thenComparing(name -> name))
        .limit(MOST).toList();
  }

  /// A clause for an error's end: `; did you mean analyze?`, or what there is when nothing is near.
  public static String hint(String wrong, Collection<String> names) {
    List<String> near = nearest(wrong, names);
    if (!near.isEmpty()) {
      return "; did you mean " + String.join(" or ", near) + "?";
    }
    return names.isEmpty()
        ? "; there are none yet"
        : "; available: " + String.join(", ", names.stream().sorted().toList());
  }

  /// Insertions, deletions, replacements and swaps of neighbors that turn one text into the other (optimal string
  /// alignment).
  static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(a, b, i, j, cost);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int cheapest(String a, String b, int i, int j, int[][] cost) {
    int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int best = Math.min(replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
    boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2)
        && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
