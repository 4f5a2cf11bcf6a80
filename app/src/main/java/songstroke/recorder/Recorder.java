package songstroke.recorder;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import songstroke.capture.SourceUnavailableException;
import songstroke.capture.keys.KeySource;
import songstroke.capture.music.MusicSource;
import songstroke.segment.Folded;
import songstroke.segment.LiveFold;
import songstroke.sources.KeySources;
import songstroke.sources.MusicSources;
import songstroke.timeline.Anchor;
import songstroke.timeline.Clocks;
import songstroke.timeline.LeftOut;
import songstroke.timeline.RecordingHeader;
import songstroke.timeline.RecordingWriter;
import songstroke.timeline.TimelineEvent;

/// Makes one recording: listens to keys and music, writes what happens, and gives the segments. One thread [runs][#run]
/// it; any thread may [#pause] and [#unpause] it.
public final class Recorder {
  private static final Duration BEAT = Duration.ofMillis(200);
  static final String NONE = "none";

  private final Clocks clocks;
  private final KeySources keySources;
  private final MusicSources musicSources;
  private final RecordingListener listener;
  private final LiveSources live;

  /// What to record.
  ///
  /// @param duration for how long, more than nothing; empty until the person ends it
  /// @param keys     the key source's name
  /// @param music    the music source's name
  /// @param task     what the person works on, if they say
  /// @param run      the run that records
  public record Options(Optional<Duration> duration, String keys, String music, Optional<String> task,
      String run) {
    public Options {
      duration.filter(time -> !time.isPositive()).ifPresent(time -> {
        throw new IllegalArgumentException("A recording cannot last " + time);
      });
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
  /// @param early  whether the person ended it before its time
  /// @param broken  the fault of the program that ended it early
  /// @param leftOut how many presses did not count, for each reason
  public record Outcome(RecordingHeader header, RecordingFile file, Folded folded, boolean early,
      Optional<Throwable> broken, Map<LeftOut, Long> leftOut) {}

  public Recorder(Clocks clocks, KeySources keySources, MusicSources musicSources,
      RecordingListener listener) {
    this.clocks = clocks;
    this.keySources = keySources;
    this.musicSources = musicSources;
    this.listener = listener;
    live = new LiveSources(listener);
  }

  /// Leaves a gap from now on: what is pressed is not part of the recording, nor is which music plays. Nothing happens
  /// when it is paused already, or does not run.
  public void pause() {
    live.pause();
  }

  /// Ends the gap.
  public void unpause() {
    live.unpause();
  }

  /// Records until the time is over, the sources are, or the person ends it.
  ///
  /// Music that cannot be followed is a state of the recording; keys that cannot be heard end it before it
  /// begins. A fault of the program while it records ends the recording; what was recorded until then is there.
  ///
  /// @param beginning begins the file of its events
  /// @param stop      ends it
  /// @throws SourceUnavailableException when there is no key source
  /// @throws IOException                when the file cannot be begun
  public Outcome run(Options options, Beginning beginning, StopSignal stop)
      throws SourceUnavailableException, IOException {
    Outcome outcome = null;
    try (KeySource keys = keySources.start(options.keys(), live.keyListener());
        MusicSource music = startMusic(options.music())) {
      live.tellOfTyping(music);
      live.awaitMusic();
      Anchor anchor = Anchor.now(clocks);
      var header = new RecordingHeader(anchor.wallMillis(), anchor.zone(), keys.name(), music.name(),
          options.run());
      var collector = new Collector(clocks, anchor);
      options.task().ifPresent(collector::task);
      live.begin(collector, anchor);
      RecordingFile file = beginning.begin(header, listener::say);
      listener.began(new RecordingListener.Began(header, options.duration()));
      outcome = record(options, header, collector, file, stop);
    } catch (RuntimeException e) {
      if (outcome == null) {
        throw e;
      }
      listener.say("A source could not be closed: " + e);
    } finally {
      listener.ended();
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

  private Outcome record(Options options, RecordingHeader header, Collector collector, RecordingFile file,
      StopSignal stop) {
    var fold = new LiveFold(header);
    boolean early = false;
    Throwable broken = null;
    try {
      Duration left = left(options, header, collector);
      while (!early && left.isPositive() && !live.isOver(header.keys(), header.music())) {
        early = stop.within(left.compareTo(BEAT) < 0 ? left : BEAT);
        take(collector.beat(), fold, file);
        listener.beat(new RecordingListener.Beat(collector.now(), fold.pressed(), fold.open()));
        left = left(options, header, collector);
      }
      take(collector.finish(), fold, file);
    } catch (RuntimeException | Error e) {
      broken = e;
    }
    file.finish();
    return new Outcome(header, file, fold.finish(), early, Optional.ofNullable(broken),
        live.leftOut());
  }

  private static Duration left(Options options, RecordingHeader header, Collector collector) {
    return options.duration().map(whole -> whole.minusMillis(collector.now() - header.start())).orElse(BEAT);
  }

  private MusicSource startMusic(String name) throws SourceUnavailableException {
    try {
      return musicSources.start(name, live.musicListener());
    } catch (SourceUnavailableException e) {
      listener.say("Music cannot be followed: " + e.getMessage());
      return musicSources.start(NONE, live.musicListener());
    }
  }

  private static void take(List<TimelineEvent> events, LiveFold fold, RecordingFile file) {
    for (TimelineEvent event : events) {
      file.write(event);
      fold.accept(event);
    }
    file.flush();
  }
}
