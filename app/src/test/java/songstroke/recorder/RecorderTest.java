package songstroke.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import songstroke.capture.SourceUnavailableException;
import songstroke.sources.KeySources;
import songstroke.sources.MusicSources;
import songstroke.timeline.Clocks;

class RecorderTest {
  private static final String PRESSES = """
      {"format":"songstroke-recording/1","start":1772442000000,"zone":"Europe/Berlin"}
      {"t":1772442000100,"key":"char","hold":90}
      {"t":1772442000200,"key":"char","hold":80}
      """;
  private static final String RECORDING = PRESSES + "{\"t\":1772442001000,\"mark\":\"end\"}\n";
  /// Goes on for longer than a test takes.
  private static final String LASTING = PRESSES + "{\"t\":1772442060000,\"mark\":\"end\"}\n";

  @TempDir
  Path folder;

  private final Heard heard = new Heard();
  private Optional<Duration> duration = Optional.of(Duration.ofMinutes(2));
  private String music = "none";
  private @Nullable Recorder recorder;
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

  @Test
  void aRecordingWithoutATimeGoesOnUntilThePersonEndsIt() throws Exception {
    duration = Optional.empty();
    Recorder.Outcome outcome = record(() -> {});

    assertThat(outcome.early()).isTrue();
    assertThat(outcome.folded().presses()).isEqualTo(2);
    assertThat(heard.order.getFirst()).isEqualTo(
        "Recording: keys from replay:" + folder.resolve("replayed.jsonl") + ", music from none.");
  }

  @Test
  void aRecordingEndsWithItsReplayedSourcesAlthoughItHasMoreTime() throws Exception {
    Recorder.Outcome outcome = record(RECORDING, _ -> false);

    assertThat(outcome.early()).isFalse();
    assertThat(outcome.folded().presses()).isEqualTo(2);
  }

  @Test
  void listenersHearTheSegmentThatTheFoldHasOpen() throws Exception {
    var lines = new StringBuilder(PRESSES);
    for (int press = 3; press <= 9; press++) {
      lines.append("{\"t\":1772442000%03d,\"key\":\"char\",\"hold\":80}\n".formatted(press * 100));
    }
    Recorder.Outcome outcome = record(lines + "{\"t\":1772442060000,\"mark\":\"end\"}\n",
        _ -> heard.presses() == 9);

    RecordingListener.Beat beat = Objects.requireNonNull(heard.last.get());
    assertThat(heard.texts).hasValue(9);
    assertThat(beat.segment().presses()).isEqualTo(9);
    assertThat(beat.segment().intervals()).isPositive().isLessThanOrEqualTo(8);
    assertThat(beat.segment().activeWpm())
        .isCloseTo(12_000.0 * beat.segment().intervals() / beat.segment().activeMs(), within(1e-9));
    assertThat(outcome.folded().presses()).isEqualTo(9);
    assertThat(heard.order).hasSize(2).last().isEqualTo("ended");
  }

  @Test
  void aPauseIsAGapOfTheRecording() throws Exception {
    var looks = new AtomicInteger();
    record(LASTING, _ -> {
      switch (looks.incrementAndGet()) {
        case 1 -> recorder().pause();
        case 2 -> recorder().unpause();
        default -> {
          // The marks wait for what belongs before them.
        }
      }
      return text().contains("unpause");
    });

    assertThat(text()).containsSubsequence("\"mark\":\"pause\"", "\"mark\":\"unpause\"", "\"mark\":\"end\"");
    assertThat(heard.order).containsSubsequence("paused", "goes on", "ended");
  }

  @Test
  void listenersHearTheEndOfARecordingThatCannotBegin() {
    recorder = new Recorder(Clocks.system(),
        new KeySources(Map.of(), Clocks.system(), false, OutputStream.nullOutputStream()),
        new MusicSources(Map.of(), Clocks.system()), heard);
    var options = new Recorder.Options(duration, "x11", "none", Optional.empty(), "run-1");

    assertThatThrownBy(() -> recorder().run(options, (_, _) -> RecordingFile.none(), StopSignal.never()))
        .isInstanceOf(SourceUnavailableException.class);
    assertThat(heard.order).containsExactly("ended");
  }

  @Test
  void musicThatCannotBeFollowedDoesNotKeepTheKeysFromBeingRecorded() throws Exception {
    music = "replay:" + folder.resolve("gone.jsonl");
    Recorder.Outcome outcome = record(RECORDING, _ -> false);

    assertThat(outcome.header().music()).isEqualTo("none");
    assertThat(outcome.folded().presses()).isEqualTo(2);
    assertThat(heard.order.getFirst()).startsWith("said: Music cannot be followed: replay: ");
  }

  @Test
  void noRecordingLastsForNoTime() {
    assertThatThrownBy(
        () -> new Recorder.Options(Optional.of(Duration.ZERO), "none", "none", Optional.empty(), "run-1"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aStopSignalThatNeverComesComesToAnInterruptedThread() {
    assertThat(StopSignal.never().within(Duration.ofNanos(1))).isFalse();
    Thread.currentThread().interrupt();
    assertThat(StopSignal.never().within(Duration.ofDays(1))).isTrue();
    assertThat(Thread.interrupted()).isTrue();
  }

  /// Records until both presses are in the file; then this happens, and the person ends the recording.
  private Recorder.Outcome record(Runnable then) throws Exception {
    return record(LASTING, _ -> {
      if (text().split("\"key\"", -1).length < 3) {
        return false;
      }
      then.run();
      return true;
    });
  }

  private Recorder recorder() {
    return Objects.requireNonNull(recorder);
  }

  private Recorder.Outcome record(String lines, Predicate<Duration> stop) throws Exception {
    Path replayed = Files.writeString(folder.resolve("replayed.jsonl"), lines);
    recorder = new Recorder(Clocks.system(),
        new KeySources(Map.of(), Clocks.system(), false, OutputStream.nullOutputStream()),
        new MusicSources(Map.of(), Clocks.system()), heard);
    var options = new Recorder.Options(duration, "replay:" + replayed, music, Optional.empty(), "run-1");
    return recorder.run(options, (header, tell) -> {
      file.set(RecordingFile.create(folder.resolve("recording.jsonl"), header, tell));
      return file.get();
    }, time -> {
      await(time);
      return stop.test(time);
    });
  }

  private String text() {
    try (InputStream in = file.get().read()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void await(Duration time) {
    try {
      assertThat(new CountDownLatch(1).await(time.toNanos(), TimeUnit.NANOSECONDS)).isFalse();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Writes down what it hears.
  private static final class Heard implements RecordingListener {
    final List<String> order = Collections.synchronizedList(new ArrayList<>());
    final AtomicReference<@Nullable Beat> last = new AtomicReference<>();
    final AtomicInteger texts = new AtomicInteger();

    long presses() {
      Beat beat = last.get();
      return beat == null ? 0 : beat.presses();
    }

    @Override
    public void began(Began began) {
      order.add(began.sentence());
    }

    @Override
    public void pressed(long t, boolean text) {
      texts.addAndGet(text ? 1 : 0);
    }

    @Override
    public void say(String line) {
      order.add("said: " + line);
    }

    @Override
    public void paused(boolean paused) {
      order.add(paused ? "paused" : "goes on");
    }

    @Override
    public void beat(Beat beat) {
      last.set(beat);
    }

    @Override
    public void ended() {
      order.add("ended");
    }
  }
}
