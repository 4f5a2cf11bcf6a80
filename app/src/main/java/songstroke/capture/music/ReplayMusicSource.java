package songstroke.capture.music;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import songstroke.capture.SourceHealth;
import songstroke.capture.SourceThread;
import songstroke.capture.SourceUnavailableException;
import songstroke.problem.Problem;
import songstroke.timeline.ChangeMoved;
import songstroke.timeline.Clocks;
import songstroke.timeline.Mark;
import songstroke.timeline.Playback;
import songstroke.timeline.PlaybackChange;
import songstroke.timeline.RecordingReader;
import songstroke.timeline.TimelineEvent;

/// The music of a recording file, at the recording's own pace: the moment of the start stands for the start of the
/// recording. Its times are those of the recording, however late the machine wakes it. What plays is unknown before
/// the first line that says so, and again from the recording's end on.
public final class ReplayMusicSource implements MusicSource {
  /// What its name begins with, before the file.
  public static final String PREFIX = "replay:";
  private static final SourcePriority STANDING = SourcePriority.ofThisMachine(5);
  private static final long MILLI = 1_000_000;
  private static final long LOOK_EVERY_MS = 20;

  private final Path file;
  private final Clocks clocks;
  private final SourceThread thread = new SourceThread("music-replay");

  public ReplayMusicSource(Path file, Clocks clocks) {
    this.file = file;
    this.clocks = clocks;
  }

  @Override
  public String name() {
    return PREFIX + file;
  }

  @Override
  public SourcePriority priority() {
    return STANDING;
  }

  @Override
  public void start(MusicListener listener) throws SourceUnavailableException {
    List<String> warnings = new ArrayList<>();
    try {
      RecordingReader recording = RecordingReader.open(file, warnings::add);
      long begin = clocks.monotonicNanos();
      thread.start(() -> play(recording, begin, warnings, listener));
    } catch (IOException e) {
      boolean missing = e instanceof NoSuchFileException;
      throw new SourceUnavailableException(missing ? Problem.UNAVAILABLE : Problem.NO_PERMISSION, "replay",
          missing ? "there is no file " + file : String.valueOf(e.getMessage()),
          "name a recording file after 'replay:'", e);
    }
  }

  @Override
  public void close() {
    thread.end();
  }

  private void play(RecordingReader recording, long begin, List<String> warnings, MusicListener listener) {
    long last = begin;
    String why;
    try (recording) {
      long shift = begin - recording.header().start() * MILLI;
      long told = begin;
      TimelineEvent event = nextThatCounts(recording);
      if (event == null || event.t() * MILLI + shift > begin) {
        listener.playback(begin, new Playback.Unknown("the recording has not come to its music yet"));
      }
      listener.health(new SourceHealth.Working("recording " + file));
      while (event != null && reachedAndOpen(event.t() * MILLI + shift)) {
        last = event.t() * MILLI + shift;
        if (event instanceof PlaybackChange change) {
          told = Math.max(told, change.since() * MILLI + shift);
          listener.playback(told, change.placedAt((told - shift) / MILLI).playback());
        } else if (event instanceof ChangeMoved moved) {
          listener.changeMoved(Math.max(begin, moved.since() * MILLI + shift));
        }
        event = event instanceof Mark ? null : nextThatCounts(recording);
      }
      why = "the recording is at its end" + (warnings.isEmpty() ? "" : " (" + warnings.getFirst() + ")");
    } catch (IOException e) {
      why = "the recording is broken: " + e.getMessage();
    }
    if (!thread.isClosing()) {
      listener.playback(last, new Playback.Unknown(why));
      listener.health(new SourceHealth.Ended(why));
    }
  }

  /// The next word on the music, the mark of the end, or the last event of all; null when there is none.
  private static @Nullable TimelineEvent nextThatCounts(RecordingReader recording)
      throws IOException {
    TimelineEvent last = null;
    for (TimelineEvent event = recording.next(); event != null; event = recording.next()) {
      if (event instanceof PlaybackChange || event instanceof ChangeMoved || isEnd(event)) {
        return event;
      }
      last = event;
    }
    return last;
  }

  private static boolean isEnd(TimelineEvent event) {
    return event instanceof Mark mark && mark.kind() == Mark.Kind.END;
  }

  /// Waits for a moment; false when the source is closed before.
  private boolean reachedAndOpen(long nanos) {
    for (long left = nanos - clocks.monotonicNanos(); left > 0
        && !thread.isClosing(); left = nanos - clocks.monotonicNanos()) {
      thread.pause(Math.min(LOOK_EVERY_MS, left / MILLI + 1));
    }
    return !thread.isClosing();
  }
}
