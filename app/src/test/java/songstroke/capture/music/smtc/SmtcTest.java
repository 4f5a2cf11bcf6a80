package songstroke.capture.music.smtc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import songstroke.capture.SourceHealth;
import songstroke.capture.SourceUnavailableException;
import songstroke.capture.music.HeardMusic;
import songstroke.capture.music.MusicSource;
import songstroke.capture.music.MusicSourceContract;
import songstroke.capture.music.StandIns;
import songstroke.timeline.AudioKind;
import songstroke.timeline.Clocks;
import songstroke.timeline.Playback;

/// The Windows source against a stand-in for `powershell.exe` that says the lines of a file as they are added to it.
class SmtcTest implements MusicSourceContract {
  private static final String SESSION = """
      {"app":"Spotify.exe","status":"STATUS","type":"Music","title":"TITLE","artist":"Ann","album":"Tones",\
      "track_number":3,"genres":["Ambient; Drone"],"length_ms":214000,"position_ms":61500}""";

  @TempDir
  private Path folder;
  private StandIns machine;
  private final HeardMusic heard = new HeardMusic();

  @BeforeEach
  void setUp() {
    machine = new StandIns(folder).program("powershell.exe", "echo \"$@\" > \"$here/arguments\"",
        "exec /usr/bin/tail -n +1 -f \"$here/lines\"");
    machine.file("lines", "");
    line(sessions(session("Playing", "First")));
  }

  @Override
  public MusicSource source() {
    return new SmtcMusicSource(machine.environment(), Clocks.system());
  }

  @Override
  public void playSecond() {
    line(sessions(session("Playing", "Second")));
  }

  @Test
  void aSessionIsReadAndTheScriptIsOurs() throws SourceUnavailableException {
    try (MusicSource source = source()) {
      source.start(heard);
      var playing = (Playback.Playing) heard.awaitTitle("First").playback();
      assertThat(playing.item().player()).isEqualTo("spotify");
      assertThat(playing.item().track().genres()).containsExactly("Ambient", "Drone");
      assertThat(playing.item().track().lengthMs()).hasValue(214_000);
      assertThat(playing.positionMs()).hasValue(61_500);
    }
    String arguments = String.join(" ", machine.lines("arguments"));
    assertThat(arguments).contains("-NoProfile", "-NonInteractive", "-File",
        "-Parent " + ProcessHandle.current().pid());
    Path script = Path.of(arguments.replaceFirst(".*-File ", "").replaceFirst(" -Parent.*", ""));
    assertThat(script).as("taken away").doesNotExist();
  }

  @Test
  void aLineThatIsNoJsonIsUnknownUntilTheNext() throws SourceUnavailableException {
    try (MusicSource source = source()) {
      source.start(heard);
      heard.awaitTitle("First");
      line("{\"sessions\":[");
      heard.await(1, report -> report.playback() instanceof Playback.Unknown);
      line(sessions(session("Playing", "First")));
      heard.await(2, report -> report.title().equals("First"));
      heard.awaitHealth(2, SourceHealth.Working.class::isInstance);
    }
    assertThat(heard.breaches()).isEmpty();
  }

  @Test
  void aBlockedPowerShellEndsTheSourcePlainly() throws SourceUnavailableException {
    machine.file("lines", "{\"blocked\":\"PowerShell runs in the mode ConstrainedLanguage\"}\n");
    try (MusicSource source = source()) {
      source.start(heard);
      var ended = (SourceHealth.Ended) heard.awaitHealth(0, SourceHealth.Ended.class::isInstance);
      assertThat(ended.why()).contains("ConstrainedLanguage", "--music none");
      assertThat(((Playback.Unknown) heard.reports().getLast().playback()).reason())
          .contains("ConstrainedLanguage");
    }
  }

  @Test
  void aChildThatOnlyComplainsIsGivenUpWithItsComplaint() throws SourceUnavailableException {
    machine.program("powershell.exe", "echo run >> \"$here/runs\"", "echo 'running scripts is disabled' >&2",
        "exit 1");
    try (MusicSource source = source()) {
      source.start(heard);
      heard.awaitHealth(0, health -> health instanceof SourceHealth.Interrupted interrupted
          && interrupted.what().contains("running scripts is disabled"));
      heard.awaitHealth(0, SourceHealth.Ended.class::isInstance);
    }
    assertThat(machine.lines("runs")).hasSize(SmtcMusicSource.MOST_FAILURES);
  }

  @Test
  void withoutPowerShellItIsUnavailable() {
    assertThatThrownBy(
        () -> new SmtcMusicSource(Map.of("PATH", folder.resolve("none").toString()), Clocks.system())
            .start(heard))
        .isInstanceOf(SourceUnavailableException.class)
        .hasMessageContainingAll("there is no powershell.exe here", "Windows");
  }

  @Test
  void advertisementsVideosAndTwoPlayersAreToldApart() {
    assertThat(kind(session("Playing", "Buy").replace("Tones", "").replace(":3", ":0")))
        .isEqualTo(AudioKind.AD);
    String video = session("Playing", "Private").replace("Spotify.exe", "MSEdge").replace("Ann", "");
    assertThat(kind(video)).isEqualTo(AudioKind.UNKNOWN);
    assertThat(playback(sessions(video)).toString()).doesNotContain("Private");
    assertThat(playback(sessions(session("Paused", "A")))).isInstanceOf(Playback.Paused.class);
    assertThat(playback("{\"sessions\":[]}")).isInstanceOf(Playback.Stopped.class);
    assertThat(playback(
        sessions(session("Playing", "A") + "," + session("Playing", "B").replace("Spotify.exe", "vlc"))))
        .isEqualTo(new Playback.Unknown("two players at once: spotify and vlc"));
    assertThat(playback("{\"sessions\":" + session("Playing", "A") + "}"))
        .isInstanceOf(Playback.Playing.class);
    assertThat(SessionLine.of("PS C:\\>")).isEqualTo(new SessionLine.Broken());
    assertThat(SessionLine.of("7")).isEqualTo(new SessionLine.Broken());
    assertThat(SessionLine.of("")).isEqualTo(new SessionLine.Broken());
  }

  private static AudioKind kind(String session) {
    return ((Playback.Playing) playback(sessions(session))).item().kind();
  }

  private static Playback playback(String line) {
    return ((SessionLine.Sessions) SessionLine.of(line)).playback();
  }

  private static String session(String status, String title) {
    return SESSION.replace("STATUS", status).replace("TITLE", title);
  }

  private static String sessions(String sessions) {
    return "{\"sessions\":[" + sessions + "]}";
  }

  private void line(String line) {
    try {
      Files.writeString(folder.resolve("lines"), line + "\n", StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
