package songstroke.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import songstroke.problem.Failure;
import songstroke.problem.Problem;

class TimersTest {
  @TempDir
  Path folder;

  @Test
  void systemdIsSwitchedOnAndOff() throws IOException {
    var programs = new ScriptedPrograms("systemctl", "crontab");
    Timers timers = timers(programs);
    Timers.Outcome put = timers.put(Jobs.plain("correlation", "18:00"));

    assertThat(put.toDo()).isEmpty();
    assertThat(put.job().kind()).isEqualTo("systemd");
    assertThat(programs.calls).contains("systemctl --user daemon-reload",
        "systemctl --user enable songstroke-correlation.timer",
        "systemctl --user restart songstroke-correlation.timer");
    assertThat(Path.of(put.job().file())).content().contains("OnCalendar=*-*-* 18:00:00\n",
        "Persistent=true\n");
    assertThat(folder.resolve("units/songstroke-correlation.service")).content()
        .contains("ExecStart=:/opt/songstroke/songstroke pipeline run correlation --plain\n");
    assertThat(timers.put(Jobs.plain("correlation", "07:30")).before()).contains("18:00");
    assertThat(timers.list()).extracting(Scheduled::time).containsExactly("07:30");
    assertThat(timers.remove("correlation")).isPresent();
    assertThat(programs.calls).contains("systemctl --user disable --now songstroke-correlation.timer");
    assertThat(folder.resolve("units")).isEmptyDirectory();
    assertThat(timers.remove("correlation")).isEmpty();
    assertThat(programs.crontab).isEmpty();
  }

  @Test
  void withoutAUserManagerCronIsTaken() throws IOException {
    var programs = new ScriptedPrograms("crontab");
    Timers timers = timers(programs);
    timers.put(Jobs.plain("correlation", "18:00"));
    assertThat(programs.crontab()).isEqualTo("""
        # begin songstroke correlation (written by 'songstroke pipeline schedule', which replaces it)
        0 18 * * * HOME=/home/ann /opt/songstroke/songstroke pipeline run correlation --plain
        # end songstroke correlation
        """);
    assertThat(timers.list()).containsExactly(new Scheduled("correlation", "18:00", "cron", "crontab", true));
  }

  @Test
  void withSystemdButNoManagerThePersonIsToldWhatToRun() throws IOException {
    var programs = new ScriptedPrograms("systemctl");
    programs.refusal = "Failed to connect to bus";
    Timers.Outcome put = timers(programs).put(Jobs.plain("words", "18:00"));
    assertThat(put.toDo()).containsExactly(
        "systemctl --user daemon-reload && systemctl --user enable --now songstroke-words.timer");
    assertThat(put.job().isActive()).isFalse();
  }

  @Test
  void withNeitherThePersonIsToldWhatToInstall() {
    assertThatThrownBy(() -> timers(new ScriptedPrograms()).put(Jobs.plain("words", "18:00")))
        .isInstanceOfSatisfying(Failure.class,
            failure -> assertThat(failure.problem()).isEqualTo(Problem.UNAVAILABLE))
        .hasMessageContainingAll("neither systemd nor cron", "install",
            "songstroke pipeline run words --plain");
  }

  @Test
  void aPipelineHasOneTimerWhateverStartsIt() throws IOException {
    var cron = new ScriptedPrograms("crontab");
    timers(cron).put(Jobs.plain("words", "18:00"));
    var both = new ScriptedPrograms("systemctl", "crontab");
    both.crontab = cron.crontab;
    assertThat(timers(both).put(Jobs.plain("words", "19:00")).before()).contains("18:00");
    assertThat(both.crontab).isEmpty();
    assertThat(timers(both).list()).extracting(Scheduled::kind).containsExactly("systemd");
  }

  @Test
  void theRestOfTheCrontabStaysByteForByte() throws IOException {
    byte[] mine = "# M\u00fcll\n\tMAILTO=a\n5 4 * * * echo \\% \r\n\n0 0 * * * x\n\n"
        .getBytes(StandardCharsets.ISO_8859_1);
    var programs = new ScriptedPrograms("crontab");
    programs.crontab = mine.clone();
    Timers timers = timers(programs);
    timers.put(Jobs.odd());
    timers.put(Jobs.plain("correlation", "18:00"));
    timers.put(Jobs.odd());
    assertThat(programs.crontab).startsWith(mine);
    assertThat(timers.list()).extracting(Scheduled::pipeline).containsExactlyInAnyOrder("words",
        "correlation");
    timers.remove("words");
    timers.remove("correlation");
    assertThat(programs.crontab).isEqualTo(mine);
  }

  @Test
  void aCrontabThatCannotBeReadOrUnderstoodIsLeftAlone() {
    var refusing = new ScriptedPrograms("crontab");
    refusing.refusal = "you are not allowed to use this program";
    assertThatThrownBy(() -> timers(refusing).put(Jobs.plain("words", "18:00"))).isInstanceOf(Failure.class)
        .hasMessageContainingAll("cannot be read", "not allowed");
    assertThat(refusing.calls).doesNotContain("crontab -");
    var edited = new ScriptedPrograms("crontab");
    edited.crontab = "# begin songstroke words (x)\n0 1 * * * mine\n".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> timers(edited).put(Jobs.plain("words", "18:00"))).isInstanceOf(Failure.class)
        .hasMessageContaining("crontab -e");
    assertThat(edited.calls).doesNotContain("crontab -");
  }

  @Test
  void aPathThatSystemdCannotStartIsRefused() {
    assertThatThrownBy(() -> timers(new ScriptedPrograms("systemctl")).put(Jobs.odd()))
        .isInstanceOf(Failure.class)
        .hasMessageContainingAll("quotes", "link");
    assertThat(folder.resolve("units")).doesNotExist();
  }

  @Test
  void aUnitOfSomebodyElseIsLeftAlone() throws IOException {
    Path foreign = Files.createDirectories(folder.resolve("units")).resolve("songstroke-words.timer");
    Files.writeString(foreign, "[Timer]\n");
    Timers timers = timers(new ScriptedPrograms("systemctl"));
    assertThatThrownBy(() -> timers.put(Jobs.plain("words", "18:00"))).isInstanceOf(Failure.class)
        .hasMessageContaining("not written by Songstroke");
    assertThat(timers.remove("words")).isEmpty();
    assertThat(foreign).hasContent("[Timer]");
  }

  @Test
  void aNameOrWordThatCannotBePassedOnIsRefused() {
    assertThatThrownBy(() -> Jobs.plain("../x", "18:00")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Job("x", LocalTime.NOON, List.of("/a\nb"), Map.of()))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("line break");
  }

  private Timers timers(Programs programs) {
    return new Timers(List.of(new SystemdTimer(folder.resolve("units"), programs, folder.resolve("booted")),
        new Crontab(programs)));
  }
}
