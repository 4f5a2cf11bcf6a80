package songstroke.capture.music;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import songstroke.capture.SourceHealth;
import songstroke.capture.SourceUnavailableException;
import songstroke.timeline.Clocks;
import songstroke.timeline.Playback;

/// The sources where there is no session bus.
class MusicSourcesTest {
  private final MusicSources sources = new MusicSources(Map.of(), Clocks.system());
  private final HeardMusic heard = new HeardMusic();

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
      assertThat(((SourceHealth.Ended) health).why()).startsWith("no session bus:");
      assertThat(heard.reports().getFirst().playback()).isInstanceOf(Playback.Unknown.class);
    }
  }

  @Test
  void mprisByNameIsUnavailable() {
    assertThatThrownBy(() -> sources.start("mpris", heard)).isInstanceOf(SourceUnavailableException.class)
        .hasMessageContaining("no session bus");
    assertThat(heard.reports()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"mpd", "spotify", "listenbrainz", "lastfm", "applescript", "smtc"})
  void aSourceOfALaterVersionSaysThatItIsOne(String name) {
    assertThatThrownBy(() -> sources.start(name, heard)).isInstanceOf(SourceUnavailableException.class)
        .hasMessage(name + ": not in this version; use --music mpris or --music none");
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
    assertThat(sources.probe()).extracting(MusicSources.Probe::name)
        .containsExactly("mpris", "replay:FILE", "none");
    assertThat(sources.probe()).filteredOn(probe -> !probe.works())
        .allSatisfy(probe -> assertThat(probe.remedy()).isNotBlank());
    MusicSources.Probe mpris = sources.probe().getFirst();
    assertThat(mpris.works()).isFalse();
    assertThat(mpris.detail()).contains("no session bus");
  }
}
