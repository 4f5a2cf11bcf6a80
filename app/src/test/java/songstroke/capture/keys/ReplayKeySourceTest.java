package songstroke.capture.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import songstroke.capture.SourceHealth.Ended;
import songstroke.capture.SourceHealth.Working;
import songstroke.capture.SourceUnavailableException;
import songstroke.problem.Problem;
import songstroke.timeline.KeyClass;
import songstroke.timeline.RecordingFormatException;
import songstroke.timeline.SettableClocks;

class ReplayKeySourceTest implements KeySourceContract {
  private static final String HEADER = "{\"format\":\"songstroke-recording/1\",\"start\":1000,\"zone\":\"UTC\"}\n";
  private static final long MILLI = 1_000_000;

  private final SettableClocks clocks = new SettableClocks(Instant.EPOCH, ZoneOffset.UTC);
  private final HeardKeys heard = new HeardKeys();

  @TempDir
  Path folder;

  @Override
  public KeySource newSource() throws IOException {
    return replay("""
        {"t":2000,"key":"char","hold":10}
        {"t":3000,"key":"char"}
        {"t":3000,"key":"char","hold":0}
        {"t":9000,"mark":"end"}
        """);
  }

  @Override
  public boolean typeAbc() {
    clocks.tick(Duration.ofSeconds(3));
    return true;
  }

  @Test
  void pressesComeAtTheRecordingsPaceAndHoldsAreReleases() throws Exception {
    long begin = clocks.monotonicNanos();
    try (KeySource source = replay("""
        {"t":1000,"play":"playing","track":{"title":"x"}}
        {"t":1100,"key":"char","hold":250}
        {"t":1200,"key":"space","hold":50}
        {"t":1300,"key":"other","repeat":true}
        {"t":1400,"mark":"end"}
        {"t":1500,"key":"backspace"}
        """)) {
      source.start(heard);
      heard.awaitHealth(Working.class, 1);
      clocks.tick(Duration.ofMillis(100));
      heard.awaitPresses(1);
      assertThat(heard.presses()).containsExactly(new KeyDown(0, begin + 100 * MILLI, KeyClass.CHAR, false));
      clocks.tick(Duration.ofSeconds(1));
      heard.awaitHealth(Ended.class, 1);
    }

    assertThat(heard.presses()).containsExactly(new KeyDown(0, begin + 100 * MILLI, KeyClass.CHAR, false),
        new KeyDown(1, begin + 200 * MILLI, KeyClass.SPACE, false),
        new KeyDown(2, begin + 300 * MILLI, KeyClass.OTHER, true));
    assertThat(heard.releases()).containsExactly(new HeardKeys.Release(1, begin + 250 * MILLI),
        new HeardKeys.Release(0, begin + 350 * MILLI));
    assertThat(heard.health()).last().isEqualTo(new Ended("the recording is at its end"));
  }

  @Test
  void aKeyHeldBeyondTheEndIsReleasedBeforeTheSourceEnds() throws Exception {
    try (KeySource source = replay("{\"t\":1000,\"key\":\"char\",\"hold\":5000}\n")) {
      source.start(heard);
      heard.awaitPresses(1);
      clocks.tick(Duration.ofSeconds(5));
      heard.awaitHealth(Ended.class, 1);
    }
    assertThat(heard.releases()).hasSize(1);
  }

  @Test
  void aRecordingThatBreaksOffTellsWhere() throws Exception {
    try (KeySource source = replay("{\"t\":1000,\"key\":\"char\"}\n{\"t\":1100,\"key\":\"letter\"}\n")) {
      source.start(heard);
      heard.awaitHealth(Ended.class, 1);
    }
    assertThat(heard.presses()).hasSize(1);
    assertThat(heard.health().getLast().toString()).contains("broken", "line 3", "field 'key'");
  }

  @Test
  void aMissingOrForeignFileIsUnavailable() throws IOException {
    var absent = new ReplayKeySource(folder.resolve("absent.jsonl"), clocks);
    assertThatThrownBy(() -> absent.start(heard)).isInstanceOf(SourceUnavailableException.class)
        .hasMessageContaining("absent.jsonl").hasCauseInstanceOf(NoSuchFileException.class)
        .extracting("problem").isEqualTo(Problem.UNAVAILABLE);

    Path foreign = Files.writeString(folder.resolve("foreign.jsonl"), "{\"hello\":1}\n");
    var wrong = new ReplayKeySource(foreign, clocks);
    assertThatThrownBy(() -> wrong.start(heard)).isInstanceOf(SourceUnavailableException.class)
        .hasMessageContaining("foreign.jsonl, line 1").hasCauseInstanceOf(RecordingFormatException.class)
        .extracting("problem").isEqualTo(Problem.NO_PERMISSION);
    assertThat(heard.health()).isEqualTo(List.of());
  }

  private KeySource replay(String lines) throws IOException {
    return new ReplayKeySource(Files.writeString(folder.resolve("r.jsonl"), HEADER + lines), clocks);
  }
}
