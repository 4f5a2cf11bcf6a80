package songstroke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import songstroke.problem.Problem;

class MainTest {
  @TempDir
  Path folder;

  @Test
  void helpNamesEveryCommand() {
    assertThat(new Cli(folder).run("--help").succeeds().out()).contains("run", "demo", "analyze", "doctor");
  }

  @Test
  void everyCommandExplainsItself() {
    for (String command : new String[]{"run", "demo", "analyze", "doctor"}) {
      assertThat(new Cli(folder).run(command, "--help").succeeds().out())
          .contains("Usage: songstroke " + command);
    }
  }

  @Test
  void withoutACommandTheHelpIsShown() {
    Cli.Call help = new Cli(folder).run("--help");
    assertThat(new Cli(folder).run().succeeds().out()).isEqualTo(help.out()).contains("Usage: songstroke");
    assertThat(new Cli(folder).run("help").succeeds().out()).isEqualTo(help.out());
    assertThat(new Cli(folder).run("help", "report").succeeds().out())
        .isEqualTo(new Cli(folder).run("report", "--help").out());
  }

  @Test
  void aMissingSubcommandIsWrongUsageAndNamesThem() {
    new Cli(folder).run("pipeline").failsWith(Problem.USAGE,
        "missing subcommand: list, logs, run, runs, schedule, show");
  }

  @Test
  void onlyANearCommandIsNamed() {
    new Cli(folder).run("reprot").failsWith(Problem.USAGE, "unknown command 'reprot'; did you mean report?");
    assertThat(new Cli(folder).run("xyzzy").err()).contains("unknown command 'xyzzy'").doesNotContain("mean");
    assertThat(new Cli(folder).run("demo", "--xyzzy").err()).contains("unknown option '--xyzzy'")
        .doesNotContain("mean");
  }

  @Test
  void anUnknownCommandHasNoHelp() {
    new Cli(folder).run("pipeline", "resume", "--help").failsWith(Problem.USAGE, "unknown command 'resume'");
  }

  @Test
  void aSettingWithoutAValueIsNamedOnce() {
    assertThat(new Cli(folder).run("run", "--config", "foo").err()).contains("Value for option '--config'");
  }

  @Test
  void aWrongValueOfTheConfigurationFileIsNamedWithItsLine() throws IOException {
    Path file = folder.resolve("home/config/config.toml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "# mine\n[keys]\nsource = \"none\"\naccept-synthetic = \"maybe\"\n");

    new Cli(folder).run("doctor", "--home", folder.resolve("home").toString())
        .failsWith(Problem.CONFIGURATION, file + ", line 4", "maybe");
    Files.writeString(file, "keys.accept-synthetic = \"maybe\"\n");
    new Cli(folder).run("doctor", "--home", folder.resolve("home").toString())
        .failsWith(Problem.CONFIGURATION, file + ", line 1");
  }

  @Test
  void theDoctorListsSourcesOfThisSystemOnly() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String out = new Cli(folder).run("doctor").out();
    assertThat(out.contains("applescript")).isEqualTo(system.startsWith("mac"));
    assertThat(out.contains("smtc")).isEqualTo(system.startsWith("windows"));
  }

  @Test
  void anUnknownCommandIsWrongUsageAndTheNearestIsNamed() {
    new Cli(folder).run("anlyze").failsWith(Problem.USAGE, "anlyze", "analyze");
  }

  @Test
  void anUnknownOptionIsWrongUsage() {
    new Cli(folder).run("demo", "--sped", "3").failsWith(Problem.USAGE, "--sped", "songstroke demo --help");
  }

  @Test
  void anUnknownSettingIsAConfigurationError() {
    new Cli(folder).run("run", "--config", "keys.sauce=x11").failsWith(Problem.CONFIGURATION, "keys.sauce",
        "keys.source");
  }

  @Test
  void aConfigurationFileThatCannotBeReadIsNamedWithItsLine() throws IOException {
    Path file = folder.resolve("home/config/config.toml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "[keys]\nsource = \n");

    new Cli(folder).run("run", "--home", folder.resolve("home").toString())
        .failsWith(Problem.CONFIGURATION, "config.toml", "line");
  }

  @Test
  void anEmptyNameOfAFolderIsWrongUsage() {
    new Cli(folder).run("demo", "--out", "").failsWith(Problem.USAGE, "'--out'", "the name is empty");
    new Cli(folder).run("--home", "", "genre", "pending").failsWith(Problem.USAGE, "'--home'",
        "the name is empty");
  }

  @Test
  void aNameThatTheSystemCannotHaveIsWrongUsage() {
    new Cli(folder).run("demo", "--out", "a\0b").failsWith(Problem.USAGE, "'--out'",
        "is no name of a file or folder here");
  }

  @Test
  void aHomeOfTheEnvironmentThatTheSystemCannotHaveIsAConfigurationError() {
    new Cli(folder).with("SONGSTROKE_HOME", "a\0b").run("genre", "pending").failsWith(Problem.CONFIGURATION,
        "is no name of a file or folder here");
  }

  @Test
  void aWorkingFolderThatIsGoneIsSaidInOneLine() {
    Path gone = folder.resolve("gone");
    new Cli(gone).run("pipeline", "list").failsWith(Problem.CONFIGURATION,
        "the working folder " + gone + " cannot be used");
    new Cli(gone).run("pipeline", "list", "--help").succeeds();
  }

  @Test
  void theDoctorNamesTheDataFolder() {
    Path data = folder.resolve(".local/share/songstroke");
    assertThat(new Cli(folder).run("doctor").out()).contains("yes  folder", data + " (not there yet)");
    new Cli(folder).run("genre", "set", "X", "jazz").succeeds();
    assertThat(new Cli(folder).run("doctor").out()).contains(data + System.lineSeparator());
  }

  @Test
  void theDoctorFindsAHomeThatIsAFile() throws IOException {
    Path file = Files.createFile(folder.resolve("taken"));

    Cli.Call call = new Cli(folder).run("--home", file.toString(), "doctor");

    assertThat(call.exitCode()).isEqualTo(Problem.CANNOT_CREATE.exitCode());
    assertThat(call.out()).contains("no   folder", file + "/data: " + file + " is a file", "--home");
    assertThat(new Cli(folder).run("--home", file.toString(), "--json", "doctor").out())
        .contains("\"kind\":\"data\",\"name\":\"folder\",\"works\":false");
  }
}
