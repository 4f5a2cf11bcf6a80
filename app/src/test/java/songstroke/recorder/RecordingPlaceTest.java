package songstroke.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import songstroke.timeline.KeyClass;
import songstroke.timeline.KeyPress;
import songstroke.timeline.RecordingHeader;

/// Where recordings go while they run, and their files.
class RecordingPlaceTest {
  private static final String RUN = "20261130-151455-4f2a9c";

  @TempDir
  Path folder;

  private final List<String> said = new ArrayList<>();

  @Test
  void aRecordingIsReadBackFromItsOwnFileThoughAnotherHasItsNameByNow() throws IOException {
    Path path = folder.resolve("recording.jsonl");
    try (RecordingFile file = RecordingFile.create(path, header(RUN), said::add)) {
      file.write(KeyPress.of(1_000, KeyClass.CHAR));
      file.flush();
      Files.move(path, folder.resolve("moved.jsonl"));
      Files.writeString(path, "somebody else's");
      file.write(KeyPress.of(2_000, KeyClass.SPACE));
      file.flush();

      for (int time = 0; time < 2; time++) {
        try (InputStream in = file.read()) {
          assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
              .contains("\"t\":1000", "\"t\":2000", "\"run\":\"" + RUN + "\"");
        }
      }
      file.delete();
    }
    assertThat(path).hasContent("somebody else's");
    assertThat(said).isEmpty();
  }

  @Test
  void aRecordingThatCannotBeWrittenGoesOnInMemory() throws IOException {
    Path path = Files.writeString(folder.resolve("recording.jsonl"), "somebody's");

    try (RecordingFile file = RecordingFile.create(path, header(RUN), said::add)) {
      file.write(KeyPress.of(1_000, KeyClass.CHAR));
      file.flush();
      assertThat(text(file)).contains("songstroke-recording/1", "\"t\":1000");
    }

    assertThat(said).singleElement().asString().contains("recording.jsonl", "goes on in memory");
    assertThat(path).hasContent("somebody's");
  }

  @Test
  void whatAFullDiskDoesNotTakeStaysInMemoryAndTheFileEndsWithAWholeLine() throws IOException {
    Path path = folder.resolve("recording.jsonl");
    var disk = new FullDisk(200);
    try (RecordingFile file = RecordingFile.create(path, header(RUN), said::add, disk::create)) {
      for (int t = 1_000; t <= 9_000; t += 1_000) {
        file.write(KeyPress.of(t, KeyClass.CHAR));
        file.flush();
      }
      file.finish();
      assertThat(file.trouble()).contains("No space left on device");
      assertThat(text(file).lines()).hasSize(10).last().asString().contains("\"t\":9000");
    }
    assertThat(Files.readString(path)).endsWith("}\n").contains("\"t\":1000").doesNotContain("\"t\":9000");
    assertThat(said).singleElement().asString().contains("No space left on device", "goes on in memory");
  }

  @Test
  void asManyWholeLinesOfABurstAreWrittenAsThereIsRoomFor() throws IOException {
    Path path = folder.resolve("recording.jsonl");
    var disk = new FullDisk(1_000);
    try (RecordingFile file = RecordingFile.create(path, header(RUN), said::add, disk::create)) {
      for (int t = 1_000; t <= 90_000; t += 1_000) {
        file.write(KeyPress.of(t, KeyClass.CHAR));
      }
      file.flush();
      assertThat(text(file).lines()).hasSize(91);
    }
    assertThat(Files.size(path)).isBetween(950L, 1_000L);
    assertThat(Files.readString(path)).endsWith("}\n");
  }

  @Test
  void onceThereIsRoomAgainTheFileGetsWhatItLacks() throws IOException {
    Path path = folder.resolve("recording.jsonl");
    var disk = new FullDisk(200);
    try (RecordingFile file = RecordingFile.create(path, header(RUN), said::add, disk::create)) {
      for (int t = 1_000; t <= 90_000; t += 1_000) {
        disk.makeRoom(t < 50_000 ? 200 : 1 << 20);
        file.write(KeyPress.of(t, KeyClass.CHAR));
        file.flush();
      }
      assertThat(file.trouble()).isEmpty();
      assertThat(Files.readAllLines(path)).hasSize(91);
      assertThat(text(file)).isEqualTo(Files.readString(path));
    }
    assertThat(said).hasSize(2).last().asString().contains("has everything");
  }

  @Test
  void aRecordingUnderWayIsCalledAfterItsRunAndGoneOnceItIsKept() throws IOException {
    var underWay = new UnderWay(folder.resolve("recordings"));
    try (var place = new UnderWayPlace(underWay)) {
      place.begin(header(RUN), said::add);

      assertThat(underWay.of(Set.of(RUN)).orElseThrow().file()).hasFileName(RUN + ".jsonl");
      assertThat(UnderWay.lock(underWay.all().getFirst())).as("it is alive").isEmpty();
      place.kept();
    }
    assertThat(underWay.folder()).isEmptyDirectory();
  }

  @Test
  void aRecordingUnderWayThatIsNotKeptStays() throws IOException {
    var underWay = new UnderWay(folder);
    try (var place = new UnderWayPlace(underWay)) {
      place.begin(header(RUN), said::add);
    }

    assertThat(underWay.of(Set.of(RUN))).isPresent();
    LeftPlace left = LeftPlace.lock(underWay.all().getFirst()).orElseThrow();
    assertThat(LeftPlace.lock(underWay.all().getFirst())).as("somebody works on it").isEmpty();
    assertThatThrownBy(() -> left.begin(header(RUN), said::add)).isInstanceOf(IllegalStateException.class);
    left.kept();
    left.close();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void twoRecordingsUnderOneIdOfAnotherEngineDoNotMeet() throws IOException {
    var underWay = new UnderWay(folder);
    String id = "manual__2026-11-30T15:14:55+00:00/../../x";
    try (var first = new UnderWayPlace(underWay); var second = new UnderWayPlace(underWay)) {
      first.begin(header(id), said::add);
      second.begin(header(id), said::add);
    }

    assertThat(underWay.all()).extracting(file -> file.getFileName().toString()).containsExactlyInAnyOrder(
        "manual__2026-11-30T15_14_55_00_00_.._.._x.jsonl",
        "manual__2026-11-30T15_14_55_00_00_.._.._x-2.jsonl");
  }

  private static String text(RecordingFile file) throws IOException {
    try (InputStream in = file.read()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static RecordingHeader header(String run) {
    return new RecordingHeader(500, ZoneOffset.UTC, "x11", "none", run);
  }
}
