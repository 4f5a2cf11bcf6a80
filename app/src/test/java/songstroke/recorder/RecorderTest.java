package songstroke.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import songstroke.live.LiveView;
import songstroke.live.Progress;
import songstroke.sources.KeySources;
import songstroke.sources.MusicSources;
import songstroke.timeline.Clocks;

class RecorderTest {
  private static final String RECORDING = """
      {"format":"songstroke-recording/1","start":1772442000000,"zone":"Europe/Berlin"}
      {"t":1772442000100,"key":"char","hold":90}
      {"t":1772442000200,"key":"char","hold":80}
      {"t":1772442009000,"mark":"end"}
      """;

  @TempDir
  Path folder;

  private final AtomicReference<RecordingFile> file = new AtomicReference<>(RecordingFile.none());

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aFaultWhileItRecordsEndsTheRecordingAndKeepsWhatIsThere(boolean memory) throws Exception {
    Recorder.Outcome outcome = record(() -> {
      if (memory) {
        throw new OutOfMemoryError("Java heap space");
      }
      throw new IllegalStateException("a fault of the program");
    });

    assertThat(outcome.broken()).isPresent();
    assertThat(outcome.folded().presses()).isEqualTo(2);
    assertThat(text()).contains("\"t\":").contains("\"key\":\"char\"");
  }

  @Test
  void aRecordingThatThePersonEndsIsNotBroken() throws Exception {
    Recorder.Outcome outcome = record(() -> {});

    assertThat(outcome.broken()).isEmpty();
    assertThat(outcome.early()).isTrue();
    assertThat(text()).contains("\"mark\":\"end\"");
  }

  /// Records until both presses are in the file; then this happens, and the person ends the recording.
  private Recorder.Outcome record(Runnable then) throws Exception {
    Path replayed = Files.writeString(folder.resolve("replayed.jsonl"), RECORDING);
    var recorder = new Recorder(Clocks.system(),
        new KeySources(Map.of(), Clocks.system(), false, OutputStream.nullOutputStream()),
        new MusicSources(Map.of(), Clocks.system()));
    var options = new Recorder.Options(Duration.ofMinutes(2), "replay:" + replayed, "none", Optional.empty(),
        "run-1");
    return recorder.run(options, (header, tell) -> {
      file.set(RecordingFile.create(folder.resolve("recording.jsonl"), header, tell));
      return file.get();
    }, new Unseen(), millis -> {
      await(millis);
      if (text().split("\"key\"", -1).length < 3) {
        return false;
      }
      then.run();
      return true;
    });
  }

  private String text() {
    try (InputStream in = file.get().read()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void await(long millis) {
    try {
      assertThat(new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS)).isFalse();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private record Unseen() implements Progress {
    @Override
    public void show(LiveView view) {}

    @Override
    public void say(String line) {}

    @Override
    public void close() {}
  }
}
