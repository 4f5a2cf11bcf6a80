package songstroke.capture.music.applescript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
import songstroke.capture.music.polled.Look;
import songstroke.capture.music.polled.PolledMusicSource;
import songstroke.timeline.AudioKind;
import songstroke.timeline.Clocks;
import songstroke.timeline.Playback;

/// The macOS source against stand-ins for `osascript` and `pgrep`. The stand-in for `pgrep` sees the players named in
/// the file `running`; the one for `osascript` notes that it was called, and answers with the file `says`.
class AppleScriptTest implements MusicSourceContract {
  private static final char CUT = '\u0001';

  @TempDir
  private Path folder;
  private StandIns machine;

  @BeforeEach
  void setUp() {
    machine = new StandIns(folder)
        .program("pgrep", "exec /bin/grep -q -x \"$2\" \"$here/running\"")
        .program("osascript", "echo called >> \"$here/calls\"", "exec /bin/cat \"$here/says\"");
    machine.file("running", "Spotify\n");
    play("First");
  }

  @Override
  public MusicSource source() {
    return new PolledMusicSource(lookout(), Duration.ofMillis(30), Clocks.system());
  }

  @Override
  public void playSecond() {
    play("Second");
  }

  @Test
  void aTrackIsReadWithItsIdItsLengthAndItsPosition() {
    var playing = (Playback.Playing) seen();
    assertThat(playing.positionMs()).hasValue(61_500);
    assertThat(playing.item().kind()).isEqualTo(AudioKind.MUSIC);
    assertThat(playing.item().player()).isEqualTo("spotify");
    assertThat(playing.item().track().id()).hasValue("spotify:track:1");
    assertThat(playing.item().track().album()).isEqualTo("Tones and tabs");
    assertThat(playing.item().track().lengthMs()).hasValue(214_000);
  }

  @Test
  void numbersInOtherLanguagesGenresMuteAndMissingValuesAreUnderstood() {
    says("playing", "T", "A", "missing value", "2,14E+5", "61500,4", "Ambient/Drone; Jazz", "", "50");
    var playing = (Playback.Playing) seen();
    assertThat(playing.positionMs()).hasValue(61_500);
    assertThat(playing.item().track().lengthMs()).hasValue(214_000);
    assertThat(playing.item().track().album()).isEmpty();
    assertThat(playing.item().track().genres()).containsExactly("Ambient/Drone", "Jazz");
    says("playing", "T", "A", "", "1", "1", "", "", "0");
    assertThat(seen()).isInstanceOf(Playback.Muted.class);
    says("playing", "An ad", "", "", "1", "1", "", "spotify:ad:9", "50");
    assertThat(((Playback.Playing) seen()).item().kind()).isEqualTo(AudioKind.AD);
    says("playing", "Talk", "", "", "1", "1", "", "spotify:episode:9", "50");
    assertThat(((Playback.Playing) seen()).item().kind()).isEqualTo(AudioKind.SPEECH);
    says("paused");
    assertThat(seen()).isInstanceOf(Playback.Paused.class);
    says("playing");
    assertThat(seen()).isEqualTo(new Playback.Unknown("Spotify names no track"));
    says("what is this");
    assertThat(seen()).isInstanceOf(Playback.Unknown.class);
  }

  @Test
  void aPlayerThatIsNotRunningIsNeverTalkedTo() {
    machine.file("running", "Spotify Helper\nMusicMaker\n");
    assertThat(seen()).isEqualTo(new Playback.Stopped());
    assertThat(machine.lines("calls")).isEmpty();
  }

  @Test
  void theScriptsLookAgainBeforeTheyTalk() {
    for (String player : List.of("Spotify", "Music")) {
      List<String> lines = AppleScriptLookout.script(player).lines().map(String::strip).toList();
      int guard = lines.indexOf("if application \"" + player + "\" is running then");
      int talk = lines.indexOf("tell application \"" + player + "\"");
      assertThat(guard).isNotNegative();
      assertThat(talk).isEqualTo(guard + 1);
      assertThat(lines.subList(talk, lines.size())).containsSubsequence("end tell", "end if");
      assertThat(lines.stream().filter(line -> line.contains("tell application"))).hasSize(1);
      assertThat(lines).noneMatch(line -> line.startsWith("activate") || line.startsWith("launch"));
    }
  }

  @Test
  void aDeniedPermissionIsSaidOnceAndNeverAskedForAgain() throws SourceUnavailableException {
    deny("-1743", "Not authorized to send Apple events to Spotify.");
    var heard = new HeardMusic();
    AppleScriptLookout lookout = lookout();
    try (var source = new PolledMusicSource(lookout, Duration.ofMillis(10), Clocks.system())) {
      source.start(heard);
      SourceHealth.Interrupted health = (SourceHealth.Interrupted) heard.awaitHealth(0, _ -> true);
      assertThat(health.what()).contains("does not let this program ask Spotify");
      assertThat(health.remedy()).contains("System Settings > Privacy & Security > Automation");
    }
    for (int i = 0; i < 5; i++) {
      assertThat(lookout.look()).isInstanceOf(Look.Trouble.class);
    }
    assertThat(machine.lines("calls")).hasSize(1);
    assertThat(heard.healths()).hasSize(1);
    assertThat(heard.reports()).hasSize(1);
    assertThat(heard.breaches()).isEmpty();
  }

  @Test
  void aPlayerThatQuitsWhileItIsAskedIsNotThere() {
    deny("-600", "Spotify got an error: Application isn't running.");
    assertThat(seen()).isEqualTo(new Playback.Stopped());
    deny("-1728", "cannot get current track");
    assertThat(((Look.Trouble) lookout().look()).what()).contains("-1728");
  }

  @Test
  void twoPlayersAtOnceAreNobodysWord() {
    machine.file("running", "Spotify\nMusic\n");
    assertThat(seen()).isEqualTo(new Playback.Unknown("two players at once: Music and Spotify"));
  }

  @Test
  void withoutOsascriptItIsUnavailable() {
    assertThatThrownBy(
        () -> new AppleScriptLookout(Map.of("PATH", folder.resolve("none").toString()), Clocks.system())
            .require())
        .isInstanceOf(SourceUnavailableException.class)
        .hasMessageContainingAll("there is no osascript here", "macOS");
  }

  private Playback seen() {
    return ((Look.Seen) lookout().look()).playback();
  }

  private AppleScriptLookout lookout() {
    return new AppleScriptLookout(machine.environment(), Clocks.system());
  }

  private void play(String title) {
    says("playing", title, "Ann", "Tones\tand tabs", "214000", "61500", "", "spotify:track:1", "50");
  }

  private void says(String... fields) {
    machine.file("says", String.join(String.valueOf(CUT), fields) + "\n");
  }

  private void deny(String code, String text) {
    machine.program("osascript", "echo called >> \"$here/calls\"",
        "echo \"12:34: execution error: " + text + " (" + code + ")\" >&2", "exit 1");
  }
}
