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

import org.jspecify.annotations.Nullable;
import songstroke.name.Folding;

/// The words by which genre names are understood, read from one data file that explains itself:
/// `lexicon.txt` beside this class.
///
/// Immutable and safe for use by several threads.
public final class Lexicon {
  private final Map<String, Word> words;
  private final List<Ending> endings;
  private final Spellings spellings;
  private final int longestPhrase;

  Lexicon(Map<String, Word> words, List<Ending> endings, Spellings spellings) {
    this.words = Map.copyOf(words);
    this.endings = List.copyOf(endings);
    this.spellings = spellings;
    this.longestPhrase = Spellings.mostWords(words.keySet());
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
    return spellings.respelled(Folding.ofName(name));
  }

  /// The same for a pattern with stars.
  public String patternKey(String pattern) {
    return spellings.respelled(Folding.ofPattern(pattern));
  }

  @Nullable
  Word word(String phrase) {
    return words.get(phrase);
  }

  int longestPhrase() {
    return longestPhrase;
  }

  /// The longest ending of that word for which at least three letters stand before it.
  @Nullable
  Ending ending(String word) {
    for (Ending ending : endings) {
      if (word.length() >= ending.text.length() + Ending.SHORTEST_STEM && word.endsWith(ending.text)) {
        return ending;
      }
    }
    return null;
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
