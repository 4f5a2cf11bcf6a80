package songstroke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import songstroke.cli.text.Hints;
import songstroke.problem.Problem;
import songstroke.wiring.ProcessContext;

class HintsTest {
  private static final String TEXT = "Songstroke: 'songstroke genre set' says it; then 'songstroke run --task \"a\"'";

  @TempDir
  Path folder;

  @ParameterizedTest
  @CsvSource({"./songstroke, ./songstroke", "/opt/songstroke/songstroke, /opt/songstroke/songstroke",
    "../my tools/songstroke, ../my\\ tools/songstroke", "/tmp/$(id)/it's, /tmp/\\$\\(id\\)/it\\'s",
    "/home/jürgen/曲/songstroke, /home/jürgen/曲/songstroke"})
  void aCommandNamesTheProgramAsItWasCalled(String called, String named) {
    assertThat(hints(called, Optional.empty()).in(TEXT))
        .isEqualTo("Songstroke: '" + named + " genre set' says it; then '" + named + " run --task \"a\"'");
  }

  @Test
  void aCommandCarriesTheHomeOfThisCall() {
    assertThat(hints("./songstroke", Optional.of(Path.of("my home"))).in("try 'songstroke doctor'"))
        .isEqualTo("try './songstroke --home my\\ home doctor'");
  }

  @Test
  void withoutALauncherTheProgramHasItsUsualName() {
    assertThat(Hints.of(Map.of(), Optional.empty()).in(TEXT)).isEqualTo(TEXT);
  }

  @Test
  void otherTextStaysAsItIs() {
    String text = "songstroke: the keychain's entry 'songstroke', 'x'; songstroke run";
    assertThat(hints("./songstroke", Optional.of(Path.of("h"))).in(text)).isEqualTo(text);
  }

  @Test
  void errorsHelpAndResultsAllNameCommandsThatCanBePasted() {
    Cli cli = new Cli(folder).with(ProcessContext.CALLED, "/my tools/songstroke");
    String home = folder.resolve("home").toString();
    String pasted = "'/my\\ tools/songstroke --home " + home + " ";

    cli.run("--home", home, "report").failsWith(Problem.NO_INPUT, pasted + "run'");
    assertThat(cli.run("--home", home, "demo", "--oops").err()).contains(pasted + "demo --help'");
    assertThat(cli.run("--home", home, "demo", "--out", folder.resolve("out").toString()).succeeds().out())
        .contains(pasted + "pipeline show last'");
    assertThat(cli.run("--home", home, "genre", "show", "Nobody").succeeds().out())
        .contains(pasted + "genre set'");
    assertThat(cli.run("--help").succeeds().out()).contains("'/my\\ tools/songstroke demo'");
  }

  @Test
  void aHomeFromTheEnvironmentNeedsNoOption() {
    new Cli(folder).with(ProcessContext.CALLED, "./songstroke").with("SONGSTROKE_HOME", folder.toString())
        .run("report")
        .failsWith(Problem.NO_INPUT, "'./songstroke run'");
  }

  @Test
  void dataForProgramsIsLeftAlone() {
    String list = new Cli(folder).with(ProcessContext.CALLED, "/my tools/songstroke")
        .run("--json", "music", "sources").succeeds().out();
    assertThat(list).contains("'songstroke ").doesNotContain("my tools");
  }

  /// Otherwise [Hints] would not find it.
  @Test
  void everyCommandInATextIsQuoted() throws IOException {
    Pattern bare = Pattern.compile("(?<!['])songstroke [a-z]");
    List<String> found = new ArrayList<>();
    for (String sources : List.of("src/main/java", "../core/src/main/java")) {
      try (Stream<Path> files = Files.walk(Path.of(sources))) {
        for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          Files.readAllLines(file).stream().filter(line -> !line.strip().startsWith("//"))
              .filter(line -> bare.matcher(line).find()).map(line -> file + ": " + line.strip())
              .forEach(found::add);
        }
      }
    }
    assertThat(found).isEmpty();
  }

  private static Hints hints(String called, Optional<Path> home) {
    return Hints.of(Map.of(ProcessContext.CALLED, called), home);
  }
}
