package songstroke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import songstroke.timeline.Clocks;

/// Which recordings a run deletes from the store when it is over, whatever the clock shows.
class RetentionTest {
  private static final String RECORDING = """
      {"format":"songstroke-recording/1","start":1772442000000,"zone":"Europe/Berlin","keys":"x11","music":"mpris"}
      {"t":1772442000300,"key":"char","hold":90}
      {"t":1772442000700,"mark":"end"}
      """;

  @TempDir
  Path folder;

  private Path recording;
  private Path data;

  @BeforeEach
  void writeARecording() throws IOException {
    recording = Files.writeString(folder.resolve("r.jsonl"), RECORDING);
    data = folder.resolve(".local/share/songstroke");
  }

  @Test
  void aRecordingIsDeletedWhenItsDaysAreOver() {
    String[] fourDays = {"--config", "store.raw-days=4"};
    for (double day : new double[]{0, 1, 2, 2.9, 3.8}) {
      run(day, fourDays);
    }
    assertThat(isStored(1)).isTrue();
    run(4.1, fourDays);
    assertThat(isStored(1)).isFalse();
    assertThat(isStored(2)).isTrue();
  }

  @Test
  void aClockThatIsAheadForARunOrTwoDeletesNothingAndSaysSo() {
    run(0);
    assertThat(run(40).err()).contains("the clock is 40 days ahead", "no recording was deleted");
    run(80);
    assertThat(isStored(1)).isTrue();
    assertThat(isStored(2)).isTrue();
    run(1);
    assertThat(isStored(1)).isTrue();
  }

  @Test
  void afterALongPauseRecordingsAreDeletedADayLater() {
    run(0);
    run(50);
    run(50.1);
    assertThat(isStored(1)).isTrue();
    assertThat(run(51.1).err()).isEmpty();
    assertThat(isStored(1)).isFalse();
    assertThat(isStored(2)).isTrue();
  }

  @Test
  void aRecordingMadeWhileTheClockWasBehindIsNotTakenForOld() {
    run(0);
    run(-20_000);
    for (double day : new double[]{0.1, 0.2, 1.3, 2}) {
      run(day);
    }
    assertThat(isStored(1)).isTrue();
    assertThat(isStored(2)).isTrue();
  }

  @Test
  void whatKilledRunsLeftOfArtifactsIsDeletedByTheNextRun() throws IOException {
    run(0);
    Path old = left("artifacts/incoming/old.tmp", Duration.ofDays(31));
    Path young = left("artifacts/incoming/young.tmp", Duration.ofDays(29));

    run(0.1);

    assertThat(old).doesNotExist();
    assertThat(young).exists();
  }

  @Test
  void whoKeepsNoRawPressesKeepsNoneThatKilledRunsLeftEither() throws IOException {
    run(0);
    Path old = left("artifacts/incoming/old.tmp", Duration.ofDays(90));
    Path young = left("artifacts/incoming/young.tmp", Duration.ofSeconds(1));

    run(0.1, "--config", "store.raw-days=0");

    assertThat(old).doesNotExist();
    assertThat(young).doesNotExist();
    assertThat(isStored(1)).isFalse();
  }

  @Test
  void aClockThatIsAheadLeavesWhatKilledRunsLeft() throws IOException {
    run(0);
    Path presses = left("recordings/20261130-080000-abcdef.jsonl", Duration.ofDays(1));
    Path half = left("artifacts/incoming/half.tmp", Duration.ofDays(1));

    run(40);

    assertThat(presses).exists();
    assertThat(half).exists();
  }

  private Cli.Call run(double day, String... more) {
    List<String> arguments = new ArrayList<>(
        List.of("run", "--keys", "replay:" + recording, "--music", "none",
            "--out", folder.resolve("out-" + day).toString()));
    arguments.addAll(List.of(more));
    return new Cli(folder).at(new Ahead(Duration.ofMinutes(Math.round(day * 1_440))))
        .run(arguments.toArray(String[]::new)).succeeds();
  }

  /// Whether the store has the recording of the run that was the nth.
  private boolean isStored(int nth) {
    return new Cli(folder).run("artifact", "show", "collect_and_track.recording@" + nth).succeeds().out()
        .contains("  whole  ");
  }

  private Path left(String name, Duration age) throws IOException {
    Path file = data.resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, RECORDING);
    return Files.setLastModifiedTime(file, FileTime.from(Clocks.system().wall().minus(age)));
  }

  /// The machine's clocks, the one on the wall wrong by so much.
  private record Ahead(Duration by) implements Clocks {
    @Override
    public long monotonicNanos() {
      return Clocks.system().monotonicNanos();
    }

    @Override
    public Instant wall() {
      return Clocks.system().wall().plus(by);
    }

    @Override
    public ZoneId zone() {
      return Clocks.system().zone();
    }
  }
}
