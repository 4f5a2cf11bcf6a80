package songstroke.capture.music;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import songstroke.capture.SourceHealth;
import songstroke.capture.SourceUnavailableException;
import songstroke.timeline.Clocks;
import songstroke.timeline.Playback;

/// A recording's music, replayed; as a source it goes on to its second track by itself.
class ReplayMusicSourceTest implements MusicSourceContract {
  private static final String HEADER = "{\"format\":\"songstroke-recording/1\",\"start\":1000,\"zone\":\"UTC\"}\n";
  private static final String FIRST = """
      {"t":%d,"play":"playing","player":"mpv","track":{"title":"First","artists":["Ann"]},"position_ms":500}
      """;
  private static final String SECOND = """
      {"t":%d,"play":"playing","track":{"title":"Second","artists":["Bob"]},"position_ms":0}
      """;

  @TempDir
  private Path folder;

  @Override
  public MusicSource source() {
    return replay(FIRST.formatted(1000) + "{\"t\":1100,\"key\":\"char\"}\n" + SECOND.formatted(1200));
  }

  @Override
  public void playSecond() {
    // It is in the recording.
  }

  @Test
  void itsTimesAreTheRecordingsOwn() throws SourceUnavailableException {
    var heard = new HeardMusic();
    try (MusicSource source = source()) {
      source.start(heard);
      long first = heard.awaitTitle("First").nanos();
      assertThat(heard.awaitTitle("Second").nanos() - first).isEqualTo(200_000_000);
      assertThat(((Playback.Playing) heard.reports().getFirst().playback()).positionMs()).hasValue(500);
    }
  }

  @Test
  void whatBecameKnownLateIsToldWithTheTimeWhenItHappened() throws SourceUnavailableException {
    String late = """
        {"t":1090,"since":1060,"play":"playing","track":{"title":"Second","artists":["Bob"]},"position_ms":30}
        {"t":1095,"since":1070}
        """;
    var heard = new HeardMusic();
    try (MusicSource source = replay(FIRST.formatted(1000) + late)) {
      source.start(heard);
      long first = heard.awaitTitle("First").nanos();
      HeardMusic.Report second = heard.await(report -> report.title().equals("Second")
          && report.nanos() == first + 70_000_000);
      assertThat(((Playback.Playing) second.playback()).positionMs()).hasValue(0);
    }
    assertThat(heard.breaches()).isEmpty();
  }

  @Test
  void beforeItsMusicBeginsNothingIsKnown() throws SourceUnavailableException {
    var heard = new HeardMusic();
    try (MusicSource source = replay(FIRST.formatted(1050))) {
      source.start(heard);
      heard.awaitTitle("First");
      assertThat(heard.reports().getFirst().playback()).isInstanceOf(Playback.Unknown.class);
    }
  }

  @Test
  void atItsEndItEndsAndNothingIsKnown() throws SourceUnavailableException {
    var heard = new HeardMusic();
    try (MusicSource source = replay(
        FIRST.formatted(1000) + "{\"t\":1020,\"mark\":\"end\"}\n" + SECOND.formatted(1030))) {
      source.start(heard);
      heard.awaitHealth(0, SourceHealth.Ended.class::isInstance);
      assertThat(heard.reports()).hasSize(2);
      assertThat(heard.reports().getLast().playback()).isInstanceOf(Playback.Unknown.class);
      assertThat(heard.reports().getLast().nanos() - heard.reports().getFirst().nanos())
          .isEqualTo(20_000_000);
    }
    assertThat(heard.breaches()).isEmpty();
  }

  @Test
  void aRecordingThatGoesOnWithKeysEndsWithItsLastKey() throws SourceUnavailableException {
    var heard = new HeardMusic();
    try (MusicSource source = replay(FIRST.formatted(1000) + "{\"t\":1040,\"key\":\"char\"}\n")) {
      source.start(heard);
      heard.awaitHealth(0, SourceHealth.Ended.class::isInstance);
      assertThat(heard.reports().getLast().nanos() - heard.reports().getFirst().nanos())
          .isEqualTo(40_000_000);
    }
  }

  @Test
  void aBreakInTheMiddleIsSaidWithItsLine() throws SourceUnavailableException {
    var heard = new HeardMusic();
    try (MusicSource source = replay(FIRST.formatted(1000) + "{\"t\":\"soon\"}\n" + SECOND.formatted(1020))) {
      source.start(heard);
      SourceHealth ended = heard.awaitHealth(0, SourceHealth.Ended.class::isInstance);
      assertThat(((SourceHealth.Ended) ended).why()).contains("broken").contains("line 3");
    }
  }

  @Test
  void aMissingFileIsSaidAtTheStart() {
    MusicSource source = new ReplayMusicSource(folder.resolve("none.jsonl"), Clocks.system());
    assertThatThrownBy(() -> source.start(new HeardMusic())).isInstanceOf(SourceUnavailableException.class)
        .hasMessageContaining("there is no file").hasMessageContaining("none.jsonl");
  }

  @Test
  void aFileThatIsNoRecordingIsSaidAtTheStart() throws IOException {
    Path file = Files.writeString(folder.resolve("list.jsonl"), "{}\n");
    MusicSource source = new ReplayMusicSource(file, Clocks.system());
    assertThatThrownBy(() -> source.start(new HeardMusic())).isInstanceOf(SourceUnavailableException.class)
        .hasMessageContaining("header");
  }

  private MusicSource replay(String lines) {
    try {
      Path file = Files.createTempFile(folder, "music", ".jsonl");
      Files.writeString(file, HEADER + lines);
      return new ReplayMusicSource(file, Clocks.system());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
