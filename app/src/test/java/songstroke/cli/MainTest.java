package songstroke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
  void aMissingCommandIsWrongUsage() {
    new Cli(folder).run().failsWith(ExitCode.USAGE, "a command is missing", "songstroke --help");
  }

  @Test
  void anUnknownCommandIsWrongUsageAndTheNearestIsNamed() {
    new Cli(folder).run("analyse").failsWith(ExitCode.USAGE, "analyse", "analyze");
  }

  @Test
  void anUnknownOptionIsWrongUsage() {
    new Cli(folder).run("demo", "--sped", "3").failsWith(ExitCode.USAGE, "--sped", "songstroke demo --help");
  }

  @Test
  void anUnknownSettingIsAConfigurationError() {
    new Cli(folder).run("run", "--config", "keys.sauce=x11").failsWith(ExitCode.CONFIGURATION, "keys.sauce",
        "keys.source");
  }

  @Test
  void aConfigurationFileThatCannotBeReadIsNamedWithItsLine() throws IOException {
    Path file = folder.resolve("home/config/config.toml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "[keys]\nsource = \n");

    new Cli(folder).run("run", "--home", folder.resolve("home").toString())
        .failsWith(ExitCode.CONFIGURATION, "config.toml", "line");
  }
}
