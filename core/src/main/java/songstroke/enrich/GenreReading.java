package songstroke.enrich;

import java.util.Collection;
import java.util.List;

/// How genre names are read: which belong to which, and what kind of music each is. Safe for several threads.
///
/// @param tree       narrow genres below broad ones
/// @param classifier a lexicon with the user's own rules
public record GenreReading(GenreTree tree, GenreClassifier classifier) {
  /// As it comes with the program, without anybody's rules.
  public static GenreReading shipped() {
    return new GenreReading(GenreTree.shipped(), GenreClassifier.shipped());
  }

  /// The genres that these tags hold.
  public List<String> genres(Collection<String> tags) {
    return new GenreText(tree).genres(tags);
  }

  public Vocabulary vocabulary() {
    return new Vocabulary(tree, classifier);
  }
}
