package songstroke.enrich;

import java.util.Optional;

import songstroke.name.Folding;

/// Tells genre names from the other things people tag music with.
///
/// A tag is a genre's name when the tree has it, or when it says what kind of music it is in words that all
/// are known: 'swedish death metal' is one, 'best rock ever' is somebody's note. Safe for several threads.
public final class Vocabulary {
  private final GenreTree tree;
  private final GenreClassifier classifier;

  public Vocabulary(GenreTree tree, GenreClassifier classifier) {
    this.tree = tree;
    this.classifier = classifier;
  }

  /// The shipped tree and lexicon.
  public static Vocabulary shipped() {
    return new Vocabulary(GenreTree.shipped(), GenreClassifier.shipped());
  }

  /// The genre a free tag names, as it is shown; empty when the tag is none.
  public Optional<String> genre(String tag) {
    Optional<String> listed = tree.canonical(tag);
    if (listed.isPresent()) {
      return listed;
    }
    return classifier.isWhollyUnderstood(tag) ? Optional.of(Folding.ofName(tag)) : Optional.empty();
  }

  public GenreTree tree() {
    return tree;
  }
}
