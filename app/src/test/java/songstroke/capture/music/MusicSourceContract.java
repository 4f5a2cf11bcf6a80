package songstroke.capture.music;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import songstroke.capture.SourceUnavailableException;
import songstroke.timeline.Playback;

/// What every [MusicSource] keeps to.
public interface MusicSourceContract {
  /// A source that has not started, beside a player that plays a track called `First`.
  MusicSource source();

  /// Makes the player go on to a track called `Second`.
  void playSecond();

  @Test
  default void theFirstReportIsTheStateThatIsFound() throws SourceUnavailableException {
    var heard = new HeardMusic();
    try (MusicSource source = source()) {
      source.start(heard);
      heard.awaitTitle("First");
      assertThat(heard.reports().getFirst().title()).isEqualTo("First");
      Playback.Playing playing = (Playback.Playing) heard.reports().getFirst().playback();
      assertThat(playing.item().track().artists()).containsExactly("Ann");
    }
    assertThat(heard.breaches()).isEmpty();
  }

  @Test
  default void aNextTrackIsReportedAfterTheOneBefore() throws SourceUnavailableException {
    var heard = new HeardMusic();
    try (MusicSource source = source()) {
      source.start(heard);
      heard.awaitTitle("First");
      playSecond();
      heard.awaitTitle("Second");
      assertThat(heard.reports()).extracting(HeardMusic.Report::title).containsSubsequence("First", "Second");
    }
    assertThat(heard.breaches()).isEmpty();
  }

  @Test
  default void itSaysHowItIsDoing() throws SourceUnavailableException {
    var heard = new HeardMusic();
    try (MusicSource source = source()) {
      source.start(heard);
      heard.awaitHealth(0, songstroke.capture.SourceHealth.Working.class::isInstance);
    }
  }

  @Test
  default void nothingIsHeardAfterClose() throws SourceUnavailableException {
    var heard = new HeardMusic();
    MusicSource source = source();
    source.start(heard);
    heard.awaitTitle("First");
    source.close();
    heard.expectNothingMore();
    playSecond();
    source.close();
    var later = new HeardMusic();
    try (MusicSource other = source()) {
      other.start(later);
      later.await(report -> !report.title().isEmpty());
    }
    assertThat(heard.breaches()).isEmpty();
  }

  @Test
  default void itCanBeClosedBeforeItSaidAnything() throws SourceUnavailableException {
    for (MusicSource source : List.of(source(), source(), source())) {
      var heard = new HeardMusic();
      source.start(heard);
      source.close();
      heard.expectNothingMore();
      assertThat(heard.breaches()).isEmpty();
    }
    source().close();
  }
}
