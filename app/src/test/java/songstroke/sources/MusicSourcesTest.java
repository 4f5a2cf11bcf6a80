package songstroke.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import songstroke.capture.SourceHealth;
import songstroke.capture.SourceUnavailableException;
import songstroke.capture.music.HeardMusic;
import songstroke.capture.music.MusicSource;
import songstroke.capture.music.ReplayMusicSource;
import songstroke.capture.music.StandIns;
import songstroke.capture.music.mpd.MpdMusicSource;
import songstroke.capture.music.several.SeveralMusicSources;
import songstroke.timeline.Clocks;
import songstroke.timeline.Playback;

/// The sources where there is no session bus.
class MusicSourcesTest {
  private final MusicSources sources = new MusicSources(Map.of(), Clocks.system());
  private static final Map<String, String> NO_MPD = Map.of("MPD_HOST", "/no/such/socket");

  private final HeardMusic heard = new HeardMusic();

  @TempDir
  Path folder;

  @Test
  void noneKnowsNothingAndSaysSoOnce() throws SourceUnavailableException {
    try (MusicSource source = sources.start("none", heard)) {
      assertThat(source.name()).isEqualTo("none");
      heard.awaitHealth(0, SourceHealth.Working.class::isInstance);
    }
    assertThat(heard.reports()).hasSize(1);
    assertThat(heard.reports().getFirst().playback()).isEqualTo(new Playback.Unknown("no music source"));
  }

  @Test
  void autoGoesOnWithoutMusicAndSaysWhy() throws SourceUnavailableException {
    try (MusicSource source = sources.start("auto", heard)) {
      assertThat(source.name()).isEqualTo("none");
      SourceHealth health = heard.awaitHealth(0, _ -> true);
      assertThat(((SourceHealth.Ended) health).why()).startsWith("mpris: no session bus:");
      assertThat(heard.reports().getFirst().playback()).isInstanceOf(Playback.Unknown.class);
    }
  }

  @Test
  void mprisByNameIsUnavailable() {
    assertThatThrownBy(() -> sources.start("mpris", heard)).isInstanceOf(SourceUnavailableException.class)
        .hasMessageContaining("no session bus");
    assertThat(heard.reports()).isEmpty();
  }

  @Test
  void withoutASignInSpotifySaysWhatToDo() {
    assertThatThrownBy(() -> sources.start("spotify", heard)).isInstanceOf(SourceUnavailableException.class)
        .hasMessage("spotify: not signed in; 'songstroke spotify login' signs in");
  }

  @ParameterizedTest
  @CsvSource({"mpd,no server at", "listenbrainz,set listenbrainz.user", "lastfm,set lastfm.user",
    "applescript,there is no osascript here", "smtc,there is no powershell.exe here"})
  void aSourceThatCannotWorkHereSaysWhatIsMissing(String name, String what) {
    assertThatThrownBy(() -> new MusicSources(NO_MPD, Clocks.system()).start(name, heard))
        .isInstanceOf(SourceUnavailableException.class).hasMessageStartingWith(name + ": ")
        .hasMessageContaining(what);
    assertThat(heard.reports()).isEmpty();
  }

  @Test
  void ofSeveralOneThatWorksIsEnoughAndTheOthersSayWhatTheyNeed() throws Exception {
    Path file = recording("Low Tide");
    assertThatThrownBy(() -> new MusicSources(NO_MPD, Clocks.system()).start("mpd,listenbrainz,smtc", heard))
        .hasMessageContainingAll("mpd: no server", "listenbrainz: no user", "smtc: ");
    var several = new SeveralMusicSources(List.of(new ReplayMusicSource(file, Clocks.system()),
        new MpdMusicSource(NO_MPD, Clocks.system())), _ -> false, Clocks.system());
    try (several) {
      several.start(heard);
      heard.awaitTitle("Low Tide");
      SourceHealth health = heard.awaitHealth(0, _ -> true);
      assertThat(((SourceHealth.Interrupted) health).what()).startsWith("mpd: no server at");
    }
    assertThat(heard.breaches()).isEmpty();
  }

  @Test
  void aListMayNotHoldNamesThatStandAlone() {
    for (String list : List.of("mpris,auto", "none,mpd", "mpris,", "mpris,winamp")) {
      assertThatThrownBy(() -> sources.start(list, heard)).isInstanceOf(UnknownMusicSourceException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({"Linux,mpris", "FreeBSD,mpris", "Mac OS X,applescript", "Windows 11,smtc"})
  void autoTakesWhatTheSystemHasAndWhatThePersonHasSetUp(String system, String local) {
    assertThat(auto(system, Map.of(), "", "", false)).containsExactly(local);
    assertThat(auto(system, NO_MPD, "ann", "ann", true)).containsExactly(local, "mpd", "spotify",
        "listenbrainz", "lastfm");
  }

  @Test
  void aGlanceAsksEachSourceAndSaysWhoseWordCounts() throws Exception {
    String file = "replay:" + recording("Low Tide");
    assertThat(sources.glance(file, Duration.ofSeconds(30))).singleElement().satisfies(view -> {
      assertThat(view.wins()).isTrue();
      assertThat(view.health()).isInstanceOf(SourceHealth.Working.class);
      assertThat(((Playback.Playing) view.playback().orElseThrow()).item().track().title())
          .isEqualTo("Low Tide");
    });
    assertThat(new MusicSources(NO_MPD, Clocks.system()).glance("mpd,smtc", Duration.ofSeconds(30)))
        .hasSize(2).allSatisfy(view -> {
          assertThat(view.wins()).isFalse();
          assertThat(view.playback()).isEmpty();
          assertThat(view.health()).isInstanceOf(SourceHealth.Ended.class);
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"winamp", "replay", "replay:", "", "MPRIS"})
  void aNameThatMeansNothingListsThoseThatDo(String name) {
    assertThatThrownBy(() -> sources.start(name, heard)).isInstanceOf(UnknownMusicSourceException.class)
        .hasMessageContaining(
            "auto, mpris, mpd, spotify, listenbrainz, lastfm, applescript, smtc, replay:FILE, none");
  }

  @Test
  void aReplayOfNoFileIsUnavailable() {
    assertThatThrownBy(() -> sources.start("replay:no-such.jsonl", heard))
        .isInstanceOf(SourceUnavailableException.class).hasMessageContaining("no-such.jsonl");
  }

  @Test
  void theProbeNamesEverySourceOfThisVersionWithItsRemedy() {
    List<MusicSources.Probe> probes = new MusicSources(NO_MPD, Clocks.system()).probe();
    assertThat(probes).extracting(MusicSources.Probe::name).containsExactly("mpris", "mpd", "spotify",
        "listenbrainz", "lastfm", "applescript", "smtc", "replay:FILE", "none");
    assertThat(probes).filteredOn(probe -> !probe.works())
        .allSatisfy(probe -> assertThat(probe.remedy()).isNotBlank());
    MusicSources.Probe mpris = probes.getFirst();
    assertThat(mpris.works()).isFalse();
    assertThat(mpris.detail()).contains("no session bus");
  }

  @Test
  void theProbeSaysThatASourceIsNotVerifiedOnARealMachine() {
    var machine = new StandIns(folder).program("osascript", "exit 1").program("pgrep", "exit 1")
        .program("powershell.exe", "exit 1");
    assertThat(new MusicSources(machine.environment(), Clocks.system()).probe())
        .filteredOn(probe -> probe.name().equals("applescript") || probe.name().equals("smtc")).hasSize(2)
        .allSatisfy(probe -> {
          assertThat(probe.works()).isTrue();
          assertThat(probe.detail()).contains("not verified on a real machine");
        });
  }

  private static List<String> auto(String system, Map<String, String> env, String listenBrainz,
      String lastFm, boolean spotify) {
    var options = new MusicOptions(system, "1.0", "me@example.org", Optional.empty(),
        new MusicOptions.Account(listenBrainz, "https://h"), new MusicOptions.Account(lastFm, "https://h"),
        _ -> Optional.empty(), new MusicOptions.Spotify(spotify, MusicOptions.none().spotify().account()));
    return new MusicSources(env, Clocks.system(), options).automatic();
  }

  private Path recording(String title) throws IOException {
    return Files.writeString(folder.resolve("a.jsonl"),
        """
            {"format":"songstroke-recording/1","start":1772442000000,"zone":"UTC","keys":"x11","music":"mpris"}
            {"t":1772442000000,"play":"playing","player":"p",\
            "track":{"title":"TITLE","artists":["Ann"],"length_ms":200000}}
            {"t":1772442600000,"mark":"end"}
            """
            .replace("TITLE", title));
  }
}
