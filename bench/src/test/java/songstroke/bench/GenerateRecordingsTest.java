package songstroke.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import songstroke.segment.ByPause;
import songstroke.segment.ColumnFold;
import songstroke.segment.RecordingFold;
import songstroke.timeline.PressBlockException;
import songstroke.timeline.RecordingReader;

class GenerateRecordingsTest {
  private static final int PRESSES = 30_000;

  @TempDir
  Path folder;

  @Test
  void theSameOptionsMakeTheSameRecording() throws IOException {
    assertThat(generated("one")).hasSameBinaryContentAs(generated("another"));
  }

  @Test
  void theNumberOfTracksChangesNoPress() throws IOException {
    Predicate<String> press = line -> line.contains("\"key\":");

    assertThat(Files.readAllLines(generated("many", "--tracks=25000"))).filteredOn(press)
        .hasSize(PRESSES)
        .isEqualTo(Files.readAllLines(generated("few", "--tracks=1500")).stream().filter(press).toList());
  }

  @Test
  void anotherOrderOfFieldsAndCompressionChangeNothing() throws IOException {
    List<?> segments = Recording.read(generated("plain")).fold().usual();

    assertThat(Recording.read(generated("shuffled", "--shuffle")).fold().usual()).isEqualTo(segments);
    assertThat(Recording.read(generated("compressed", "--gzip")).fold().usual()).isEqualTo(segments);
  }

  @Test
  void columnsAndBlocksHaveTheSegmentsOfTheFile() throws IOException, PressBlockException {
    Path file = generated("one");
    Path events = folder.resolve("events.jsonl");
    Path blocks = folder.resolve("blocks");
    RecordingToBlocks.main(new String[]{file.toString(), events.toString(), blocks.toString()});

    ByPause segments = Recording.read(file).fold();
    try (RecordingReader reader = RecordingReader.open(file, Recording::warn);
        var kept = new BlockFile(blocks)) {
      assertThat(segments).isEqualTo(RecordingFold.of(reader).segments());
      assertThat(ColumnFold.of(reader.header(), Recording.read(events).events(), kept)).isEqualTo(segments);
    }
  }

  @Test
  void severalRecordingsShareThePresses() throws IOException {
    generated("several", "--files=3");

    assertThat(Recording.readAll(folder.resolve("several"))).hasSize(3)
        .allSatisfy(recording -> assertThat(recording.presses()).isEqualTo(PRESSES / 3));
  }

  private Path generated(String name, String... options) throws IOException {
    String[] args = new String[options.length + 2];
    args[0] = folder.resolve(name).toString();
    args[1] = Integer.toString(PRESSES);
    System.arraycopy(options, 0, args, 2, options.length);
    GenerateRecordings.main(args);
    Path plain = folder.resolve(name).resolve("recording-1.jsonl");
    return Files.exists(plain) ? plain : folder.resolve(name).resolve("recording-1.jsonl.gz");
  }
}
