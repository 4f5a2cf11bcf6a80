package songstroke.recorder;

import songstroke.timeline.Length;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongPredicate;

import songstroke.capture.SourceUnavailableException;
import songstroke.capture.keys.KeySource;
import songstroke.capture.music.MusicSource;
import songstroke.live.LiveView;
import songstroke.live.Progress;
import songstroke.segment.Folded;
import songstroke.segment.RecordingFold;
import songstroke.sources.KeySources;
import songstroke.sources.MusicSources;
import songstroke.timeline.Anchor;
import songstroke.timeline.Clocks;
import songstroke.timeline.RecordingHeader;
import songstroke.timeline.RecordingWriter;
import songstroke.timeline.TimelineEvent;

/// Listens to keys and music for a while and gives the segments.
public final class Recorder {
  private static final long BEAT_MILLIS = 200;
  static final String NONE = "none";

  private final Clocks clocks;
  private final KeySources keySources;
  private final MusicSources musicSources;

  /// What to record.
  ///
  /// @param duration for how long, more than nothing
  /// @param keys     the key source's name
  /// @param music    the music source's name
  /// @param task     what the person works on, if they say
  /// @param run      the run that records
  public record Options(Duration duration, String keys, String music, Optional<String> task, String run) {
    public Options {
      if (!duration.isPositive()) {
        throw new IllegalArgumentException("A recording cannot last " + duration);
      }
    }
  }

  /// Begins the file of a recording.
  public interface Beginning {
    /// Makes the file, with its first line.
    ///
    /// @param tell takes sentences for the person
    RecordingFile begin(RecordingHeader header, Consumer<String> tell) throws IOException;
  }

  /// What was recorded.
  ///
  /// @param header what the recording says of itself
  /// @param file   where its events are, as far as they could be written; still open
  /// @param early  whether the person ended it early
  /// @param broken the fault of the program that ended it early
  public record Outcome(RecordingHeader header, RecordingFile file, Folded folded, boolean early,
      Optional<Throwable> broken) {}

  public Recorder(Clocks clocks, KeySources keySources, MusicSources musicSources) {
    this.clocks = clocks;
    this.keySources = keySources;
    this.musicSources = musicSources;
  }

  /// Records until the time is over, the sources are, or the person has had enough.
  ///
  /// Music that cannot be followed is a state of the recording; keys that cannot be heard end it before it
  /// begins. A fault of the program while it records ends the recording; what was recorded until then is there.
  ///
  /// @param beginning begins the file of its events
  /// @param progress shows it
  /// @param enough   waits for so many ms, less when the person ends it, and tells whether they have
  /// @throws SourceUnavailableException when there is no key source
  /// @throws IOException                when the file cannot be begun
  public Outcome run(Options options, Beginning beginning, Progress progress, LongPredicate enough)
      throws SourceUnavailableException, IOException {
    var live = new LiveSources();
    Outcome outcome = null;
    try (KeySource keys = keySources.start(options.keys(), live.keyListener());
        MusicSource music = startMusic(options.music(), live, progress)) {
      live.tellOfTyping(music);
      live.awaitMusic();
      Anchor anchor = Anchor.now(clocks);
      var view = new LiveView(anchor.wallMillis(), options.duration().toMillis());
      var collector = new Collector(clocks, anchor);
      options.task().ifPresent(collector::task);
      live.begin(collector, view, anchor);
      var header = new RecordingHeader(anchor.wallMillis(), anchor.zone(), keys.name(), music.name(),
          options.run());
      RecordingFile file = beginning.begin(header, progress::say);
      progress.say("Recording for " + Length.words(options.duration()) + ": keys from " + keys.name()
          + ", music from " + music.name() + ". Ctrl-C ends it early and keeps what is there.");
      if (keys.name().equals("terminal")) {
        progress.shareTerminal();
      }
      var fold = new RecordingFold(header);
      boolean early = false;
      Throwable broken = null;
      try {
        long end = anchor.wallMillis() + options.duration().toMillis();
        while (!early && !live.isOver(keys.name(), music.name()) && collector.now() < end) {
          early = enough.test(Math.clamp(end - collector.now(), 1, BEAT_MILLIS));
          take(collector.beat(), fold, file);
          view.moveTo(collector.now());
          view.takeLines().forEach(progress::say);
          progress.show(view);
        }
        take(collector.finish(), fold, file);
      } catch (RuntimeException | Error e) {
        broken = e;
      }
      file.finish();
      outcome = new Outcome(header, file, fold.finish(), early, Optional.ofNullable(broken));
    } catch (RuntimeException e) {
      if (outcome == null) {
        throw e;
      }
      progress.say("A source could not be closed: " + e);
    }
    return outcome;
  }

  /// A recording file that holds its first line and nothing else.
  public static byte[] headerAlone(RecordingHeader header) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var writer = RecordingWriter.of(bytes, header)) {
      writer.flush();
    }
    return bytes.toByteArray();
  }

  private MusicSource startMusic(String name, LiveSources live, Progress progress)
      throws SourceUnavailableException {
    try {
      return musicSources.start(name, live.musicListener());
    } catch (SourceUnavailableException e) {
      progress.say("Music cannot be followed: " + e.getMessage());
      return musicSources.start(NONE, live.musicListener());
    }
  }

  private static void take(List<TimelineEvent> events, RecordingFold fold, RecordingFile file) {
    for (TimelineEvent event : events) {
      file.write(event);
      fold.accept(event);
    }
    file.flush();
  }
}
