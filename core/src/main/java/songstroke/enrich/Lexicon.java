package songstroke.enrich;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The words by which genre names are understood, read from one data file that explains itself:
/// `lexicon.txt` beside this class.
///
/// Immutable and safe for use by several threads.
public final class Lexicon {
  private final Map<String, Word> words;
  private final List<Ending> endings;
  private final Map<String, String> spellings;
  private final Set<String> spellingStarts;
  private final int longestPhrase;
  private final int longestSpelling;

  Lexicon(Map<String, Word> words, List<Ending> endings, Map<String, String> spellings) {
    this.words = Map.copyOf(words);
    this.endings = List.copyOf(endings);
    this.spellings = Map.copyOf(spellings);
    this.spellingStarts = Set.copyOf(spellings.keySet().stream().map(Lexicon::firstWord).toList().stream().distinct()
        .toList());
    this.longestPhrase = mostWords(words.keySet());
    this.longestSpelling = mostWords(spellings.keySet());
  }

  /// The one that comes with the program.
  public static Lexicon shipped() {
    return Shipped.LEXICON;
  }

  /// A user's own copy.
  ///
  /// @throws DataFileException when it has a mistake, naming file, line and what
  public static Lexicon read(Path file) throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      return read(file.toString(), reader);
    }
  }

  /// One from any text.
  ///
  /// @param name what an error message calls it
  public static Lexicon read(String name, Reader text) throws IOException {
    return new LexiconReader(name).read(text);
  }

  /// The folded name with spelling variants made equal: two spellings of one genre have one key.
  public String key(String name) {
    return respelled(Folding.ofName(name));
  }

  /// The same for a pattern with stars.
  String patternKey(String pattern) {
    return respelled(Folding.ofPattern(pattern));
  }

  @Nullable Word word(String phrase) {
    return words.get(phrase);
  }

  int longestPhrase() {
    return longestPhrase;
  }

  /// The longest ending of that word for which at least three letters stand before it.
  @Nullable Ending ending(String word) {
    for (Ending ending : endings) {
      if (word.length() >= ending.text.length() + Ending.SHORTEST_STEM && word.endsWith(ending.text)) {
        return ending;
      }
    }
    return null;
  }

  private String respelled(String folded) {
    StringBuilder changed = null;
    int copied = 0;
    int start = 0;
    while (start < folded.length()) {
      int end = wordEnd(folded, start);
      if (spellingStarts.contains(folded.substring(start, end))) {
        int match = longestSpelling(folded, start);
        if (match > 0) {
          changed = changed == null ? new StringBuilder() : changed;
          changed.append(folded, copied, start).append(spellings.get(folded.substring(start, match)));
          copied = match;
          end = match;
        }
      }
      start = end + 1;
    }
    return changed == null ? folded : changed.append(folded, copied, folded.length()).toString();
  }

  /// The end of the longest spelling variant that starts there, or -1.
  private int longestSpelling(String folded, int start) {
    int found = -1;
    int end = start - 1;
    for (int count = 0; count < longestSpelling && end < folded.length(); count++) {
      end = wordEnd(folded, end + 1);
      if (spellings.containsKey(folded.substring(start, end))) {
        found = end;
      }
    }
    return found;
  }

  static int wordEnd(String folded, int start) {
    int blank = folded.indexOf(' ', start);
    return blank < 0 ? folded.length() : blank;
  }

  private static String firstWord(String phrase) {
    return phrase.substring(0, wordEnd(phrase, 0));
  }

  private static int mostWords(Set<String> phrases) {
    return phrases.stream().mapToInt(phrase -> 1 + (int) phrase.chars().filter(c -> c == ' ').count()).max().orElse(0);
  }

  /// The end of a word that tells its kind.
  record Ending(String text, Feel feel, boolean hard) {
    static final int SHORTEST_STEM = 3;
  }

  private static final class Shipped {
    static final Lexicon LEXICON = load();

    private static Lexicon load() {
      String name = "lexicon.txt";
      try (InputStream file = Lexicon.class.getResourceAsStream(name)) {
        if (file == null) {
          throw new IllegalStateException(name + " is missing from the program");
        }
        return read(name, new InputStreamReader(file, StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
