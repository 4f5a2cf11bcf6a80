package songstroke.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import songstroke.wiring.ProcessContext;

/// Commands in a text by themselves; `songstroke.cli.HintsTest` has them in what the program prints.
class HintTextTest {
  private final Hints hints = Hints.of(Map.of(ProcessContext.CALLED, "./songstroke"),
      Optional.of(Path.of("/data/h")));

  @Test
  void everyCommandOfATextNamesTheProgramAndItsHome() {
    assertThat(hints.in("'songstroke run' or 'songstroke --json doctor'"))
        .isEqualTo("'./songstroke --home /data/h run' or './songstroke --home /data/h --json doctor'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "songstroke run", "'songstroke'", "the program 'songstroke ' is here",
    "'songstroke 2' is a file", "'mysongstroke run'", "'songstroke\nrun'"})
  void whatIsNoCommandStays(String text) {
    assertThat(hints.in(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void aBlankNameFromTheLauncherIsNone(String called) {
    assertThat(Hints.of(Map.of(ProcessContext.CALLED, called), Optional.empty()).program())
        .isEqualTo("songstroke");
  }

  @Test
  void signsOfTheProgramsPathAreNotTakenForAReplacementPattern() {
    assertThat(new Hints("/opt/$1\\2/songstroke").in("'songstroke run'"))
        .isEqualTo("'/opt/$1\\2/songstroke run'");
  }

  @Test
  void aHomeWithQuotesCannotEndTheCommandsQuotes() {
    Hints quoted = Hints.of(Map.of(), Optional.of(Path.of("it's")));

    assertThat(quoted.in("'songstroke run'")).isEqualTo("'songstroke --home it\\'s run'");
  }
}
