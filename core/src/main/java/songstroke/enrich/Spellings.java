package songstroke.enrich;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What people write -> what they mean, for whole words and phrases of a folded name.
///
/// @param meant the variants and their meaning
record Spellings(Map<String, String> meant, Set<String> firstWords, int longest) {

  static Spellings of(Map<String, String> meant) {
    Set<String> firstWords = meant.keySet().stream().map(variant -> variant.substring(0, wordEnd(variant, 0)))
        .collect(Collectors.toUnmodifiableSet());
    return new Spellings(Map.copyOf(meant), firstWords, mostWords(meant.keySet()));
  }

  /// The name with every variant replaced, the longest ones first, each place once.
  String respelled(String folded) {
    StringBuilder changed = null;
    int copied = 0;
    int start = 0;
    while (start < folded.length()) {
      int end = wordEnd(folded, start);
      int match = firstWords.contains(folded.substring(start, end)) ? longestMatch(folded, start) : -1;
      if (match > 0) {
        changed = changed == null ? new StringBuilder() : changed;
        changed.append(folded, copied, start).append(meant.get(folded.substring(start, match)));
        copied = match;
        end = match;
      }
      start = end + 1;
    }
    return changed == null ? folded : changed.append(folded, copied, folded.length()).toString();
  }

  /// The end of the longest variant that starts there, or -1.
  private int longestMatch(String folded, int start) {
    int found = -1;
    int end = start - 1;
    for (int count = 0; count < longest && end < folded.length(); count++) {
      end = wordEnd(folded, end + 1);
      if (meant.containsKey(folded.substring(start, end))) {
        found = end;
      }
    }
    return found;
  }

  /// Where the word that starts there ends.
  static int wordEnd(String folded, int start) {
    int blank = folded.indexOf(' ', start);
    return blank < 0 ? folded.length() : blank;
  }

  /// The number of words of the longest of these phrases.
  static int mostWords(Set<String> phrases) {
    return phrases.stream().mapToInt(phrase -> 1 + (int) phrase.chars().filter(c -> c == ' ').count()).max()
        .orElse(0);
  }
}
