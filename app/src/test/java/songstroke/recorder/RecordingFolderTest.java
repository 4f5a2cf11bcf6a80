package songstroke.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import songstroke.timeline.KeyClass;
import songstroke.timeline.KeyPress;
import songstroke.timeline.RecordingHeader;
import songstroke.timeline.RecordingWriter;

class RecordingFolderTest {
  private static final long START = Instant.parse("2026-11-30T15:14:55.250Z").toEpochMilli();

  @TempDir
  Path folder;

  private RecordingFolder recordings = new RecordingFolder(Path.of(""));

  @BeforeEach
  void openTheFolder() {
    recordings = new RecordingFolder(folder);
  }

  @Test
  void anEarlierRecordingIsCalledAfterItsStartInItsOwnZone() throws IOException {
    record("recording.jsonl", "a");

    List<RecordingFolder.Renamed> renamed = recordings.setAside();

    assertThat(renamed).containsExactly(new RecordingFolder.Renamed(folder.resolve("recording.jsonl"),
        folder.resolve("recording-2026-11-30T16-14-55.jsonl")));
    assertThat(presses("recording-2026-11-30T16-14-55.jsonl")).isEqualTo(1);
    assertThat(recordings.occupied()).isEmpty();
  }

  @Test
  void recordingsOfTheSameSecondGetNumbers() throws IOException {
    for (int i = 0; i < 3; i++) {
      record("recording.jsonl", "run-" + i);
      recordings.setAside();
    }

    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("recording-2026-11-30T16-14-55.jsonl",
        "recording-2026-11-30T16-14-55-2.jsonl", "recording-2026-11-30T16-14-55-3.jsonl");
  }

  @Test
  void aCompressedOneStaysCompressed() throws IOException {
    record("recording.jsonl.gz", "a");

    recordings.setAside();

    assertThat(presses("recording-2026-11-30T16-14-55.jsonl.gz")).isEqualTo(1);
  }

  @Test
  void aLinkIsRenamedAndWhatItLeadsToStaysWhereItIs() throws IOException {
    Path elsewhere = record("elsewhere.jsonl", "a");
    Files.createSymbolicLink(folder.resolve("recording.jsonl"), elsewhere);

    recordings.setAside();

    assertThat(elsewhere).exists();
    assertThat(folder.resolve("recording-2026-11-30T16-14-55.jsonl")).isSymbolicLink();
    assertThat(presses("recording-2026-11-30T16-14-55.jsonl")).isEqualTo(1);
  }

  @Test
  void whatIsNoRecordingIsKeptAsWell() throws IOException {
    Files.writeString(folder.resolve("recording.jsonl"), "a diary\n");
    assertThat(Files.readString(recordings.setAside().getFirst().to())).isEqualTo("a diary\n");

    Files.createDirectory(folder.resolve("recording.jsonl"));
    assertThat(recordings.setAside().getFirst().to()).isDirectory();

    Files.createSymbolicLink(folder.resolve("recording.jsonl"), folder.resolve("nowhere"));
    assertThat(recordings.setAside().getFirst().to()).isSymbolicLink();
    assertThat(folder.toFile().list()).hasSize(3);
  }

  @Test
  void theRecordingOfARunIsFoundUnderAnyName() throws IOException {
    record("recording.jsonl", "first");
    recordings.setAside();
    record("recording.jsonl", "second");

    assertThat(recordings.of(Set.of("first")).orElseThrow().file())
        .isEqualTo(folder.resolve("recording-2026-11-30T16-14-55.jsonl"));
    assertThat(recordings.of(Set.of("second")).orElseThrow().file()).isEqualTo(recordings.current());
    assertThat(recordings.of(Set.of("third"))).isEmpty();
    assertThat(new RecordingFolder(folder.resolve("none")).of(Set.of("first"))).isEmpty();
  }

  @Test
  void anEarlierRecordingBecomesTheCurrentOneAgain() throws IOException {
    record("recording.jsonl", "first");
    recordings.setAside();
    StoredRecording first = recordings.of(Set.of("first")).orElseThrow();
    assertThat(recordings.isCurrent(first)).isFalse();

    StoredRecording restored = recordings.restore(first);

    assertThat(restored.file()).isEqualTo(recordings.current());
    assertThat(recordings.isCurrent(restored)).isTrue();
  }

  private Path record(String name, String run) throws IOException {
    Path file = folder.resolve(name);
    try (RecordingWriter writer = RecordingWriter.create(file,
        new RecordingHeader(START, ZoneId.of("Europe/Berlin"), "x11", "none", run))) {
      writer.write(KeyPress.of(START + 100, KeyClass.CHAR));
    }
    return file;
  }

  private long presses(String name) throws IOException {
    return StoredRecording.at(folder.resolve(name)).orElseThrow().presses();
  }
}
