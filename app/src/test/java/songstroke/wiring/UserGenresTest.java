package songstroke.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import songstroke.enrich.Bucket;
import songstroke.enrich.DataFileException;
import songstroke.enrich.GenreReading;
import songstroke.enrich.RememberedInMaps;
import songstroke.lookup.SqliteGenreMemory;
import songstroke.problem.Problem;

class UserGenresTest {
  @TempDir
  Path folder;

  private Calls calls;
  private UserGenres genres;

  @BeforeEach
  void ownFolder() {
    calls = new Calls(folder);
    genres = new UserGenres(calls.home());
  }

  @Test
  void withoutFilesOfTheirOwnNamesAreReadAsTheProgramDoes() throws IOException {
    assertThat(bucket(genres.reading(), "death metal")).isEqualTo(Bucket.ENERGETIC);
    assertThat(bucket(genres.vocabulary().get(), "death metal")).isEqualTo(Bucket.ENERGETIC);
    assertThat(genres.vocabulary().get().tree().canonical("hiphop")).contains("hip hop");
  }

  @Test
  void anOwnLexiconReplacesTheShippedOne() throws IOException {
    calls.configure("lexicon.txt", "[heads]\n0.20 0.90 : blawp\n");

    for (GenreReading reading : new GenreReading[]{genres.reading(), genres.vocabulary().get()}) {
      assertThat(bucket(reading, "blawp")).isEqualTo(Bucket.FOCUS);
      assertThat(bucket(reading, "metal")).isEqualTo(Bucket.UNKNOWN);
    }
  }

  @Test
  void anOwnTreeReplacesTheShippedOne() throws IOException {
    calls.configure("genres.txt", "sea\n  low tide\n");

    for (GenreReading reading : new GenreReading[]{genres.reading(), genres.vocabulary().get()}) {
      assertThat(reading.tree().broadest("Low-Tide")).isEqualTo("sea");
      assertThat(reading.tree().canonical("hip hop")).isEmpty();
    }
  }

  @Test
  void aMistakeInTheLexiconIsNamedWithFileAndLineAtOnce() throws IOException {
    Path file = calls.configure("lexicon.txt", "[heads]\n0.20 0.90 : blawp\n7 0.1 : lorp\n");

    assertThatThrownBy(genres::reading).isInstanceOf(DataFileException.class)
        .hasMessageStartingWith(file + ", line 3: ")
        .extracting(Problem::of).isEqualTo(Problem.CONFIGURATION);
    assertThatThrownBy(genres::vocabulary).as("before anybody asks for it")
        .isInstanceOf(DataFileException.class);
  }

  @Test
  void aMistakeInTheTreeIsNamedWithFileAndLineAtOnce() throws IOException {
    Path file = calls.configure("genres.txt", "sea\n\tlow tide\n");

    assertThatThrownBy(genres::reading).isInstanceOf(DataFileException.class)
        .hasMessageStartingWith(file + ", line 2: a tab");
    assertThatThrownBy(genres::vocabulary).isInstanceOf(DataFileException.class);
    assertThatThrownBy(() -> genres.with(new RememberedInMaps())).isInstanceOf(DataFileException.class);
  }

  @Test
  void rulesOfTheMemoryGoBeforeTheLexicon() throws IOException {
    try (SqliteGenreMemory memory = SqliteGenreMemory.open(calls.home().genreMemory())) {
      memory.setBucketRule("*metal", Bucket.FOCUS);
      assertThat(bucket(genres.with(memory), "death metal")).isEqualTo(Bucket.FOCUS);
    }

    assertThat(bucket(genres.reading(), "death metal")).isEqualTo(Bucket.FOCUS);
    assertThat(bucket(genres.vocabulary().get(), "death metal")).as("rules are no vocabulary")
        .isEqualTo(Bucket.ENERGETIC);
  }

  @Test
  void lookingAtGenresMakesNoMemory() throws IOException {
    genres.reading();

    assertThat(calls.home().genreMemory()).doesNotExist();
  }

  private static Bucket bucket(GenreReading reading, String name) {
    return reading.classifier().classify(name).bucket();
  }
}
