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
        ? "; there are none"
        : "; there are " + String.join(", ", names.stream().sorted().toList());
  }

  /// Insertions, deletions and replacements that turn one text into the other (Levenshtein).
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j - 1], row[j]) + 1);
      }
    }
    return row[b.length()];
  }
}
