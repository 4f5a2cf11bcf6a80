package songstroke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenreCommandTest {
  @TempDir
  Path folder;

  @Test
  void classifyPrintsCsvInTheOrderOfTheNames() {
    String out = genre("classify", "melodic death metal", "90s", "ambient, dark", "").succeeds().out();
    assertThat(out.lines()).hasSize(5).first().isEqualTo("name,bucket,energy,instrumentalness,why");
    assertThat(out.lines().skip(1)).satisfiesExactly(
        line -> assertThat(line).startsWith("melodic death metal,energetic,0.94,0.05,"),
        line -> assertThat(line).startsWith("90s,unknown,,,"),
        line -> assertThat(line).startsWith("\"ambient, dark\",focus,"),
        line -> assertThat(line).contains(",unknown,,,"));
  }

  @Test
  void classifyPrintsJsonWhenAsked() {
    assertThat(genre("classify", "--json", "techno", "german").succeeds().out()).isEqualTo(
        """
            {"name":"techno","bucket":"energetic","energy":0.8,"instrumentalness":0.65,"why":"base 'techno'"}
            {"name":"german","bucket":"unknown","energy":null,"instrumentalness":null,"why":"'german' says nothing about the sound"}
            """);
  }

  @Test
  void whatOneSetsIsShownAndClassifiedAndCanBeTakenBack() {
    genre("set", "Sigur Rós", "post-rock", "ambient").succeeds();
    assertThat(genre("show", "sigur ros").succeeds().out()).contains("post-rock (user, confidence 1.00")
        .contains("ambient (user").contains("together: neutral, agreement 0.33");
    genre("set", "--bucket", "energetic", "lo-fi *").succeeds();
    assertThat(genre("classify", "lofi jazz").succeeds().out()).contains("lofi jazz,energetic,");
    genre("unset", "lo-fi *").succeeds();
    genre("unset", "Sigur Ros").succeeds();
    assertThat(genre("classify", "lofi jazz").succeeds().out()).contains("lofi jazz,focus,");
    genre("unset", "Sigur Ros").failsWith(66, "nothing is set for 'Sigur Ros'");
  }

  @Test
  void showTellsAGenresPlaceAndKind() {
    assertThat(genre("show", "melodic", "death", "metal").succeeds().out())
        .startsWith("genre melodic death metal < death metal < metal: energetic");
    assertThat(genre("show", "Nobody At All").succeeds().out())
        .startsWith("nothing is known of 'Nobody At All'");
    assertThat(genre("pending").succeeds().out())
        .isEqualToIgnoringNewLines("no artist waits to be looked up");
    assertThat(genre("pending", "--json").succeeds().out()).isEqualToIgnoringNewLines("[]");
  }

  @Test
  void aLexiconOfOnesOwnIsUsedAndItsMistakesAreNamed() throws IOException {
    Path own = folder.resolve("config/lexicon.txt");
    Files.createDirectories(folder.resolve("config"));
    Files.writeString(own, "[heads]\n0.10 0.90 : metal\n");
    assertThat(genre("classify", "metal").succeeds().out()).contains("metal,focus,0.10,0.90");
    Files.writeString(own, "[heads]\n0.10 0.90 : metal\nloud 0.1 : rock\n");
    genre("classify", "metal").failsWith(78, own.toString(), "line 3", "'loud' is not a number");
  }

  @Test
  void aGenreMemoryThatIsBrokenIsNamed() throws IOException {
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(folder.resolve("data/genres.db"),
        "no database at all, whatever its name says ".repeat(30));
    genre("pending").failsWith(73, "genres.db", "move it away");
  }

  @Test
  void wrongUseIsSaidInOneLine() {
    genre().failsWith(64, "one of show, set, unset, pending, classify is missing");
    genre("set", "--bucket", "sleepy", "jazz").failsWith(64, "'sleepy'",
        "focus, energetic, neutral or unknown");
    genre("set", "Nova").failsWith(64, "at least one genre");
  }

  private Cli.Call genre(String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "--home";
    all[1] = folder.toString();
    all[2] = "genre";
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    return new Cli(folder).run(all);
  }
}
