package songstroke.capture.keys;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

import org.jspecify.annotations.Nullable;
import songstroke.capture.SourceHealth;
import songstroke.capture.SourceThread;
import songstroke.capture.SourceUnavailableException;
import songstroke.problem.Problem;
import songstroke.timeline.Clocks;
import songstroke.timeline.KeyPress;
import songstroke.timeline.Mark;
import songstroke.timeline.RecordingReader;
import songstroke.timeline.TimelineEvent;

/// The key presses of a recording file, at the recording's own pace: the moment of the start stands for the start
/// of the recording. Ends where the recording ends. Its times are those of the recording, however late the machine
/// wakes it.
public final class ReplayKeySource implements KeySource {
  /// What its name begins with, before the file.
  public static final String PREFIX = "replay:";
  private static final long MILLI = 1_000_000;
  private static final long LOOK_EVERY_MS = 20;

  private final Path file;
  private final Clocks clocks;
  private final SourceThread reader = new SourceThread("keys-replay");

  /// A key that is down in the replay.
  private record Held(long sequence, long until) {}

  public ReplayKeySource(Path file, Clocks clocks) {
    this.file = file;
    this.clocks = clocks;
  }

  @Override
  public String name() {
    return PREFIX + file;
  }

  @Override
  public void start(KeyListener listener) throws SourceUnavailableException {
    List<String> warnings = new ArrayList<>();
    try {
      RecordingReader recording = RecordingReader.open(file, warnings::add);
      long begin = clocks.monotonicNanos();
      reader.start(() -> play(recording, begin, warnings, new KeyReporter(listener)));
    } catch (IOException e) {
      boolean missing = e instanceof NoSuchFileException;
      throw new SourceUnavailableException(missing ? Problem.UNAVAILABLE : Problem.NO_PERMISSION, "replay",
          missing ? "there is no file " + file : String.valueOf(e.getMessage()),
          "name a recording file after 'replay:'", e);
    }
  }

  @Override
  public void close() {
    reader.end();
  }

  private void play(RecordingReader recording, long begin, List<String> warnings, KeyReporter reporter) {
    reporter.health(new SourceHealth.Working("recording " + file));
    String why;
    try (recording) {
      playPresses(recording, begin - recording.header().start() * MILLI, reporter);
      why = "the recording is at its end" + (warnings.isEmpty() ? "" : " (" + warnings.getFirst() + ")");
    } catch (IOException e) {
      why = "the recording is broken: " + e.getMessage();
    }
    if (!reader.isClosing()) {
      reporter.health(new SourceHealth.Ended(why));
    }
  }

  /// @param shift our clock minus the recording's, in ns
  private void playPresses(RecordingReader recording, long shift, KeyReporter reporter) throws IOException {
    var held = new PriorityQueue<Held>(Comparator.comparingLong(Held::until));
    TimelineEvent event = recording.next();
    while (event != null) {
      long at = event.t() * MILLI + shift;
      release(held, at, reporter);
      if (!reachedAndOpen(at)) {
        return;
      }
      if (event instanceof KeyPress press) {
        long sequence = reporter.pressed(at, press.keyClass(), press.repeat());
        press.hold().ifPresent(hold -> held.add(new Held(sequence, at + hold * MILLI)));
      }
      event = isEnd(event) ? null : recording.next();
    }
    release(held, Long.MAX_VALUE, reporter);
  }

  /// Plays the releases up to a time.
  private void release(PriorityQueue<Held> held, long until, KeyReporter reporter) {
    for (Held next = held.peek(); next != null && next.until <= until
        && reachedAndOpen(next.until); next = held.peek()) {
      held.remove();
      reporter.released(next.sequence, next.until);
    }
  }

  private static boolean isEnd(@Nullable TimelineEvent event) {
    return event instanceof Mark mark && mark.kind() == Mark.Kind.END;
  }

  /// Waits for a moment; false when the source is closed before.
  private boolean reachedAndOpen(long nanos) {
    for (long left = nanos - clocks.monotonicNanos(); left > 0 && !reader.isClosing(); left = nanos
        - clocks.monotonicNanos()) {
      reader.pause(Math.min(LOOK_EVERY_MS, left / MILLI + 1));
    }
    return !reader.isClosing();
  }
}
