package songstroke.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.util.function.Supplier;

import songstroke.enrich.BucketRules;
import songstroke.enrich.GenreClassifier;
import songstroke.enrich.GenreMemory;
import songstroke.enrich.GenreReading;
import songstroke.enrich.GenreTree;
import songstroke.enrich.Lexicon;
import songstroke.lookup.SqliteGenreMemory;
import songstroke.settings.Home;

/// How this person wants genre names read: their own lexicon, genre tree and rules where there are some, else those
/// that come with the program. A mistake in one of the files is a [songstroke.enrich.DataFileException].
public record UserGenres(Home home) {
  /// With the rules that the genre memory has, if there is one.
  public GenreReading reading() throws IOException {
    if (!Files.exists(home.genreMemory())) {
      Lexicon lexicon = lexicon();
      return reading(lexicon, BucketRules.none(lexicon));
    }
    try (SqliteGenreMemory memory = SqliteGenreMemory.openToRead(home.genreMemory())) {
      return with(memory);
    }
  }

  /// With these rules.
  public GenreReading with(GenreMemory memory) throws IOException {
    Lexicon lexicon = lexicon();
    return reading(lexicon, new BucketRules(lexicon, memory.bucketRules()));
  }

  /// For telling genre names from other tags, where rules do not matter. Files of the person's own are read at once,
  /// so that a mistake shows before any work; the shipped ones when they are needed.
  public Supplier<GenreReading> vocabulary() throws IOException {
    if (!Files.exists(home.lexicon()) && !Files.exists(home.genreTree())) {
      return GenreReading::shipped;
    }
    Lexicon lexicon = lexicon();
    GenreReading reading = reading(lexicon, BucketRules.none(lexicon));
    return () -> reading;
  }

  private GenreReading reading(Lexicon lexicon, BucketRules rules) throws IOException {
    GenreTree tree = Files.exists(home.genreTree())
        ? GenreTree.read(home.genreTree(), lexicon)
        : GenreTree.shipped();
    return new GenreReading(tree, new GenreClassifier(lexicon, rules));
  }

  private Lexicon lexicon() throws IOException {
    return Files.exists(home.lexicon()) ? Lexicon.read(home.lexicon()) : Lexicon.shipped();
  }
}
