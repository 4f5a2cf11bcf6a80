package songstroke.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexiconTest {
  @Test
  void aCopyOfOnesOwnReplacesTheShippedOne(@TempDir Path folder) throws IOException {
    Path mine = folder.resolve("lexicon.txt");
    Files.writeString(mine, """
        # mine
        [spellings]
        blorp : blawp, b-lorp

        [heads]
        0.9 0.1 : blorp   # loud
        [modifiers]
        -0.5 +0.6 : gentle
        """);
    Lexicon lexicon = Lexicon.read(mine);
    var classifier = new GenreClassifier(lexicon, BucketRules.none(lexicon));
    assertThat(classifier.classify("Blawp").bucket()).isEqualTo(Bucket.ENERGETIC);
    assertThat(classifier.classify("gentle b-lorp").bucket()).isEqualTo(Bucket.FOCUS);
    assertThat(classifier.classify("metal").bucket()).isEqualTo(Bucket.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
    "[headz]                            | there is no section [headz]",
    "0.1 0.2 metal                      | a colon is missing between the numbers and the words",
    "loud 0.2 : metal                   | 'loud' is not a number",
    "1.2 0.2 : metal                    | 1.2 is not between 0 and 1",
    "NaN 0.2 : metal                    | NaN is not between 0 and 1",
    "0.2 : metal                        | two numbers are wanted before the colon, not '0.2'",
    "0.2 0.3 :                          | no word stands here",
    "0.2 0.3 : metal, !!!               | '!!!' is not a word",
    "0.2 0.3 : rock                     | 'rock' stands under [heads] already, in line 2"})
  void aMistakeIsNamedWithFileLineAndWhat(String content, String what) {
    String text = "[heads]\n0.7 0.1 : rock\n" + content.strip() + "\n";
    assertThatThrownBy(() -> Lexicon.read("mine.txt", new StringReader(text)))
        .isInstanceOf(DataFileException.class)
        .hasMessageStartingWith("mine.txt, line 3: ").hasMessageContaining(what);
  }

  @Test
  void aWordCannotBeIgnoredAndMeanSomething() {
    assertThatThrownBy(
        () -> Lexicon.read("mine.txt", new StringReader("[heads]\n0.7 0.1 : rock\n[ignored]\nthe, rock\n")))
        .hasMessage("mine.txt, line 4: 'rock' is both ignored and given a meaning");
  }

  @Test
  void aHardEndingMustBeAnEnding() {
    assertThatThrownBy(
        () -> Lexicon.read("mine.txt", new StringReader("[heads]\n0.7 0.1 : rock\n[hard]\n-core\n")))
        .hasMessage("mine.txt, line 4: the ending '-core' is not under [suffixes]");
  }

  @Test
  void anEmptyLexiconIsRefused() {
    assertThatThrownBy(() -> Lexicon.read("mine.txt", new StringReader("# nothing\n")))
        .hasMessageStartingWith("mine.txt, line 1: no word under [heads]");
    assertThatThrownBy(() -> Lexicon.read("mine.txt", new StringReader("rock\n")))
        .hasMessage("mine.txt, line 1: a line before the first [section]");
  }
}
