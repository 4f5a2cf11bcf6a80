package songstroke.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GenreTreeTest {
  private final GenreTree tree = GenreTree.shipped();
  private final Vocabulary vocabulary = Vocabulary.shipped();

  @Test
  void aNarrowGenreIsPartOfBroaderOnes() {
    assertThat(tree.rollUp("melodic death metal")).containsExactly("melodic death metal", "death metal",
        "metal");
    assertThat(tree.broadest("Drum & Bass")).isEqualTo("electronic");
    assertThat(tree.rollUp("metal")).containsExactly("metal");
  }

  @Test
  void aNameOutsideTheTreeCountsForItsLongestKnownEnding() {
    assertThat(tree.rollUp("Swedish Death-Metal")).containsExactly("Swedish Death-Metal", "death metal",
        "metal");
    assertThat(tree.rollUp("something else")).containsExactly("something else");
  }

  @Test
  void theTreeTellsTheSpellingToShow() {
    assertThat(tree.canonical("lofi hiphop")).contains("lo-fi hip hop");
    assertThat(tree.canonical("rnb")).contains("R&B");
    assertThat(tree.canonical("k pop")).contains("K-pop");
    assertThat(tree.canonical("seen live")).isEmpty();
  }

  @Test
  void everyNameInItHasAKindOfMusicOrStandsForManyKinds() {
    GenreClassifier classifier = GenreClassifier.shipped();
    List<String> unknown = tree.names().stream().filter(name -> !classifier.classify(name).isKnown())
        .toList();
    assertThat(tree.names()).hasSizeGreaterThan(800);
    assertThat(unknown).containsExactly("african music", "asian music", "brazilian music", "caribbean music",
        "solo instruments");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Swedish death metal", "hip-hop", "Japanese ambient", "90s rock",
    "epic doom metal"})
  void aTagInKnownWordsIsAGenre(String tag) {
    assertThat(vocabulary.genre(tag)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"seen live", "best rock ever", "albums i own", "german", "rock songs i like", "",
    "female",
    "zxcv metal", "favorite jazz"})
  void aNoteIsNot(String tag) {
    assertThat(vocabulary.genre(tag)).isEmpty();
  }

  @Test
  void aMistakeIsNamedWithFileLineAndWhat() throws IOException {
    assertThatThrownBy(() -> read("rock\n    hard rock\n"))
        .hasMessageStartingWith("my.txt, line 2: indented deeper");
    assertThatThrownBy(() -> read("rock\n\thard rock\n")).hasMessageStartingWith("my.txt, line 2: a tab");
    assertThatThrownBy(() -> read("rock\n hard rock\n"))
        .hasMessageStartingWith("my.txt, line 2: indented by 1");
    assertThatThrownBy(() -> read("hip hop\n# c\nHip-Hop\n")).hasMessage(
        "my.txt, line 3: 'Hip-Hop' stands in line 1 already");
    assertThat(read("a\n  b\nc\n").rollUp("b")).containsExactly("b", "a");
  }

  private static GenreTree read(String text) throws IOException {
    return GenreTree.read("my.txt", new StringReader(text), Lexicon.shipped());
  }
}
