package songstroke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import songstroke.problem.Problem;
import songstroke.wiring.ProcessContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `pipeline schedule` with a crontab program of the test's own; the machine's is never called, as the commands see
/// nothing but this PATH.
@DisabledOnOs({OS.WINDOWS, OS.MAC})
class PipelineScheduleTest {
  private static final String CRONTAB = """
      #!/bin/sh
      case "$1" in
        -l) [ -f "$HOME/crontab.txt" ] && exec /bin/cat "$HOME/crontab.txt"; echo "no crontab for ann" >&2; exit 1 ;;
        -) exec /bin/cat > "$HOME/crontab.txt" ;;
      esac
      """;

  @TempDir
  Path folder;

  @BeforeEach
  void aCrontabProgram() throws IOException {
    Path program = Files.writeString(Files.createDirectory(folder.resolve("bin")).resolve("crontab"),
        CRONTAB);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void aPipelineIsScheduledListedReplacedAndTakenOut() throws IOException {
    assertThat(run("pipeline", "schedule", "--list").succeeds().out())
        .isEqualTo("no pipeline is scheduled\n");
    assertThat(run("pipeline", "schedule", "words", "--daily", "18:00", "--home", "my home").succeeds().out())
        .contains("words runs daily at 18:00", "cron");
    assertThat(crontab()).content().contains("\n0 18 * * * ",
        " /opt/songstroke pipeline run words --plain --home '"
            + folder.toAbsolutePath().resolve("my home") + "'\n",
        "HOME=" + folder);
    assertThat(run("pipeline", "schedule", "words", "--daily", "7:05").succeeds().out())
        .contains("(before: 18:00)");
    JsonNode list = JsonMapper.shared()
        .readTree(run("pipeline", "schedule", "--list", "--json").succeeds().out());
    assertThat(list.size()).isEqualTo(1);
    assertThat(list.get(0).path("time").asString()).isEqualTo("07:05");
    assertThat(run("pipeline", "schedule", "words", "--off").succeeds().out())
        .contains("no longer runs daily at 07:05");
    assertThat(crontab()).isEmptyFile();
    assertThat(run("pipeline", "schedule", "words", "--off").succeeds().out())
        .contains("words is not scheduled");
  }

  @Test
  void noSecretIsPassedOnAndWhatIsLeftBehindIsSaid() throws IOException {
    Cli.Call call = cli().with("SONGSTROKE_LASTFM_API_KEY", "hush").with("SONGSTROKE_MUSIC_SOURCE", "none")
        .run("pipeline", "schedule", "words", "--daily", "18:00").succeeds();
    assertThat(call.err()).contains("SONGSTROKE_LASTFM_API_KEY, SONGSTROKE_MUSIC_SOURCE of this environment",
        "songstroke config set", "songstroke secret set");
    assertThat(crontab()).content().doesNotContain("hush").doesNotContain("MUSIC");
    run("pipeline", "schedule", "words", "--daily", "18:00", "--config", "lastfm.api-key=hush")
        .failsWith(Problem.CONFIGURATION, "secret");
  }

  @Test
  void whatIsWrongIsSaidAndNothingIsWritten() {
    run("pipeline", "schedule", "words", "--daily", "25:00").failsWith(Problem.USAGE, "--daily is '25:00'");
    run("pipeline", "schedule", "wrods", "--daily", "18:00").failsWith(Problem.NO_INPUT,
        "did you mean words?");
    run("pipeline", "schedule", "wrods", "--off").failsWith(Problem.NO_INPUT, "did you mean words?");
    run("pipeline", "schedule", "words").failsWith(Problem.USAGE, "--daily HH:MM, --off and --list");
    run("pipeline", "schedule", "--off").failsWith(Problem.USAGE, "missing pipeline");
    run("pipeline", "schedule", "words", "--list").failsWith(Problem.USAGE, "--list takes no pipeline");
    cli().with("PATH", "").run("pipeline", "schedule", "words", "--daily", "18:00").failsWith(
        Problem.UNAVAILABLE,
        "neither systemd nor cron");
    cli().with(ProcessContext.CALLED, "").run("pipeline", "schedule", "words", "--daily", "18:00")
        .failsWith(Problem.UNAVAILABLE, "launcher");
    assertThat(crontab()).doesNotExist();
  }

  private Path crontab() {
    return folder.resolve("crontab.txt");
  }

  private Cli cli() {
    return new Cli(folder).with("PATH", folder.resolve("bin").toString()).with(ProcessContext.CALLED,
        "/opt/songstroke");
  }

  private Cli.Call run(String... arguments) {
    return cli().run(arguments);
  }
}
