package songstroke.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredRecordingTest {
  private static final String KILLED = """
      {"format":"songstroke-recording/1","start":1772442000000,"zone":"Europe/Berlin","keys":"x11","music":"none"}
      {"t":1772442000300,"key":"char","hold":90}
      {"t":1772442000500,"key":"space"}
      """;
  private static final String END = "{\"t\":1772442000700,\"mark\":\"end\"}\n";

  @TempDir
  Path folder;

  @Test
  void oneThatWasKilledHasNoEnd() throws IOException {
    StoredRecording killed = stored(KILLED);

    assertThat(killed.isFinished()).isFalse();
    assertThat(killed.presses()).isEqualTo(2);
    assertThat(killed.start()).hasToString("2026-03-02T10:00+01:00[Europe/Berlin]");
  }

  @Test
  void oneThatEndedByItselfIsFinished() throws IOException {
    assertThat(stored(KILLED + END).isFinished()).isTrue();
    assertThat(stored(KILLED + "{ \"t\": 1772442000700, \"mark\" : \"end\" }").isFinished()).isTrue();
  }

  @Test
  void aWordOfTheEndInsideOfItIsNoEnd() throws IOException {
    assertThat(stored(KILLED + "{\"t\":1772442000600,\"task\":\"\\\"mark\\\":\\\"end\\\"\"}\n").isFinished())
        .isFalse();
    assertThat(stored(KILLED + "{\"t\":1772442000600,\"mark\":\"pause\"}\n").isFinished()).isFalse();
  }

  @Test
  void aLineThatWasCutOffOrIsBrokenEndsTheCount() throws IOException {
    assertThat(stored(KILLED + "{\"t\":17724420006").presses()).isEqualTo(2);
    assertThat(stored(KILLED + "broken\n{\"t\":1772442000600,\"key\":\"char\"}\n").presses()).isEqualTo(2);
  }

  @Test
  void aCompressedOneIsReadWhateverItIsCalled() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(bytes)) {
      zip.write((KILLED + END).getBytes(StandardCharsets.UTF_8));
    }
    Path file = Files.write(folder.resolve("zipped.jsonl"), bytes.toByteArray());

    StoredRecording zipped = StoredRecording.at(file).orElseThrow();

    assertThat(zipped.isFinished()).isTrue();
    assertThat(zipped.presses()).isEqualTo(2);
    assertThat(zipped.lines()).hasContent(KILLED + END);
  }

  @Test
  void anythingElseIsNoRecording() throws IOException {
    assertThat(StoredRecording.at(Files.writeString(folder.resolve("text"), "a diary\n"))).isEmpty();
    assertThat(StoredRecording.at(Files.createFile(folder.resolve("empty")))).isEmpty();
    assertThat(StoredRecording.at(folder)).isEmpty();
    assertThat(StoredRecording.at(folder.resolve("none"))).isEmpty();
  }

  private StoredRecording stored(String lines) throws IOException {
    return StoredRecording.at(Files.writeString(folder.resolve("r.jsonl"), lines)).orElseThrow();
  }
}
