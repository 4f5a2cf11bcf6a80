package songstroke.steps;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

import songstroke.capture.SourceHealth;
import songstroke.capture.SourceUnavailableException;
import songstroke.pipeline.Nothing;
import songstroke.pipeline.Parameter;
import songstroke.pipeline.Shape;
import songstroke.pipeline.Step;
import songstroke.pipeline.StepContext;
import songstroke.pipeline.StepFailedException;
import songstroke.pipeline.StepOptions;
import songstroke.pipeline.StepSkippedException;
import songstroke.problem.Problem;
import songstroke.recorder.Recorder;
import songstroke.recorder.RecordingListener;
import songstroke.recorder.RecordingPlace;
import songstroke.recorder.StopSignal;
import songstroke.segment.Folded;
import songstroke.segment.RecordingFold;
import songstroke.sources.KeySources;
import songstroke.sources.MusicSources;
import songstroke.sources.UnknownKeySourceException;
import songstroke.sources.UnknownMusicSourceException;
import songstroke.timeline.Clocks;
import songstroke.timeline.Length;
import songstroke.timeline.Playback;
import songstroke.timeline.RecordingFormatException;
import songstroke.timeline.RecordingHeader;
import songstroke.timeline.RecordingReader;

/// The step `collect_and_track`: times key presses and follows the music for a while, or takes what a run recorded
/// before it was killed. Never cached: it looks at the outside world.
public final class CollectAndTrack implements Step<Nothing, Collected> {
  /// The step's id.
  public static final String ID = "collect_and_track";
  /// The note that says when the recording began; without it nothing was recorded.
  public static final String BEGAN = "began";
  /// The note that says why a recording ended before its time, although nobody ended it.
  public static final String BROKEN = "ended_early";
  /// The note that says why the file of the recording does not hold all of it; the artifact does.
  public static final String CUT_OFF = "recording_file_cut_off";
  /// The note that says from which recording a run was resumed.
  public static final String RESUMED = "recording";
  private static final double LONGEST_SECONDS = 366 * 86_400.0;
  private static final Parameter<Double> DURATION = new Parameter<>("duration", "60",
      CollectAndTrack::seconds, "for how long: seconds, or such as 90s, 15m, 2h");

  private final Outside outside;
  private final Parameter<String> pollInterval;
  private final Parameter<String> keys;
  private final Parameter<String> music;
  private final Parameter<String> task = Parameter.text("task", "",
      "what is worked on, to compare like with like");

  /// What the parameters are when a run sets none.
  ///
  /// @param pollInterval seconds between two looks at music sources that must be asked, or `auto`
  /// @param keys         the key source's name
  /// @param music        the music source's name
  public record Defaults(String pollInterval, String keys, String music) {}

  /// What the step needs of the machine and the person.
  ///
  /// @param listener  begins to listen when a recording does
  /// @param stop      ends a recording
  /// @param place     where single events go while it records
  /// @param earlier   what an earlier run recorded, to be taken instead of recording again
  /// @param collected told what was recorded, before anything else can fail
  public record Outside(Clocks clocks, Keys keys, Music music, Supplier<RecordingListener> listener,
      StopSignal stop,
      RecordingPlace place, Optional<Earlier> earlier, Consumer<Collected> collected) {}

  /// Gives the key sources.
  public interface Keys {
    KeySources sources() throws Exception;
  }

  /// Gives the music sources for a poll interval.
  public interface Music {
    MusicSources sources(String pollInterval) throws Exception;
  }

  /// What an earlier run recorded.
  ///
  /// @param run the run
  public record Earlier(String run, Recording recording) {}

  public CollectAndTrack(Outside outside, Defaults defaults) {
    this.outside = outside;
    pollInterval = new Parameter<>("poll_interval", defaults.pollInterval(), CollectAndTrack::pollInterval,
        "seconds between two looks at music sources that must be asked, or auto");
    keys = Parameter.text("keys", defaults.keys(), "the key source");
    music = Parameter.text("music", defaults.music(), "the music source");
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Shape<Nothing> input() {
    return Nothing.SHAPE;
  }

  @Override
  public Shape<Collected> output() {
    return Collected.SHAPE;
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(DURATION, pollInterval, keys, music, task, Correlation.OUT);
  }

  @Override
  public StepOptions options() {
    return StepOptions.standard().withoutCache();
  }

  /// Records.
  ///
  /// @throws StepSkippedException when the person ended the recording before a key was pressed
  @Override
  public Collected run(Nothing input, StepContext context) throws Exception {
    return outside.earlier().isPresent() ? take(outside.earlier().get(), context) : record(context);
  }

  private Collected take(Earlier earlier, StepContext context) throws Exception {
    try (RecordingReader reader = RecordingReader.of("the recording of the run " + earlier.run(),
        lines(earlier),
        context::log)) {
      RecordingHeader header = reader.header();
      String said = "resumed from the recording of " + time(header) + " (run " + earlier.run() + ")";
      context.log(said);
      context.note(RESUMED, said);
      return collected(earlier.recording(), header, RecordingFold.of(reader), context);
    } catch (RecordingFormatException e) {
      throw new StepFailedException(Problem.BAD_DATA, String.valueOf(e.getMessage()), e);
    }
  }

  private static InputStream lines(Earlier earlier) throws StepFailedException {
    try {
      return earlier.recording().bytes().open();
    } catch (IOException e) {
      throw new StepFailedException(Problem.NO_INPUT,
          "the recording of the run " + earlier.run()
              + " is no longer there; start a new run",
          e);
    }
  }

  private Collected record(StepContext context) throws Exception {
    var options = new Recorder.Options(
        Optional.of(Duration.ofMillis(Math.max(1, Math.round(context.parameter(DURATION) * 1000)))),
        context.parameter(keys), context.parameter(music),
        Optional.of(context.parameter(task)).filter(name -> !name.isBlank()), context.run());
    var recorder = new Recorder(outside.clocks(), outside.keys().sources(),
        outside.music().sources(context.parameter(pollInterval)),
        new Logged(outside.listener().get(), context));
    Recorder.Outcome outcome;
    try {
      outside.place().prepare();
      outcome = recorder.run(options, (header, tell) -> {
        context.note(BEGAN, time(header));
        return outside.place().begin(header, tell);
      }, outside.stop());
    } catch (UnknownKeySourceException | UnknownMusicSourceException e) {
      throw new StepFailedException(Problem.USAGE, String.valueOf(e.getMessage()), e);
    } catch (SourceUnavailableException e) {
      throw new StepFailedException(e.problem(), String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new StepFailedException(Problem.CANNOT_CREATE,
          "the recording cannot be kept: " + e.getMessage(), e);
    }
    outcome.broken().map(StepFailedException::messageOf).ifPresent(why -> {
      context.note(BROKEN, why);
      context.log("the recording ended early: " + why);
    });
    outcome.file().trouble().ifPresent(why -> context.note(CUT_OFF, why));
    if (outcome.early() && outcome.folded().presses() == 0) {
      outcome.file().delete();
      throw new StepSkippedException("interrupted before a key was pressed; nothing was kept");
    }
    return collected(recording(outcome), outcome.header(), outcome.folded(), context);
  }

  private Collected collected(Recording recording, RecordingHeader header, Folded folded,
      StepContext context) {
    context.note(BEGAN, time(header));
    context.note("music", header.music());
    context.note("presses", Long.toString(folded.presses()));
    context.note("segments", Integer.toString(folded.segments().usual().size()));
    Collected collected = Collected.of(recording, folded);
    outside.collected().accept(collected);
    return collected;
  }

  /// All events, or the header alone when single events are not kept.
  private static Recording recording(Recorder.Outcome outcome) throws IOException {
    return outcome.file().isThere()
        ? new Recording(outcome.file()::read)
        : Recording.of(Recorder.headerAlone(outcome.header()));
  }

  /// When a recording began, as [#BEGAN] says it.
  public static String time(RecordingHeader header) {
    return Instant.ofEpochMilli(header.start()).atZone(header.zone())
        .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
  }

  private static double seconds(String text) {
    double seconds = Length.seconds(text);
    if (seconds > 0 && seconds <= LONGEST_SECONDS) {
      return seconds;
    }
    throw new IllegalArgumentException("it is above 0 and up to a year");
  }

  private static String pollInterval(String text) {
    try {
      if (text.equals("auto") || Double.parseDouble(text) > 0) {
        return text;
      }
    } catch (NumberFormatException e) {
      // said below, with the other wrong values
    }
    throw new IllegalArgumentException("it is 'auto' or a number of seconds above 0");
  }

  /// Passes everything on, and keeps what is said in the step's log.
  private record Logged(RecordingListener to, StepContext context) implements RecordingListener {
    @Override
    public void began(Began began) {
      context.log(began.sentence());
      to.began(began);
    }

    @Override
    public void pressed(long t, boolean text) {
      to.pressed(t, text);
    }

    @Override
    public void playback(Playback playback) {
      to.playback(playback);
    }

    @Override
    public void keys(SourceHealth health) {
      to.keys(health);
    }

    @Override
    public void music(SourceHealth health) {
      to.music(health);
    }

    @Override
    public void paused(boolean paused) {
      to.paused(paused);
    }

    @Override
    public void say(String line) {
      context.log(line);
      to.say(line);
    }

    @Override
    public void beat(Beat beat) {
      to.beat(beat);
    }

    @Override
    public void ended() {
      to.ended();
    }
  }
}
