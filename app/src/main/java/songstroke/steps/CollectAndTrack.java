package songstroke.steps;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

import songstroke.capture.SourceHealth;
import songstroke.capture.SourceUnavailableException;
import songstroke.pipeline.Nothing;
import songstroke.pipeline.Parameter;
import songstroke.pipeline.RunRecord;
import songstroke.pipeline.StepContext;
import songstroke.pipeline.StepFailedException;
import songstroke.pipeline.StepRecord;
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
import songstroke.timeline.LeftOut;
import songstroke.timeline.Playback;
import songstroke.timeline.RecordingFormatException;
import songstroke.timeline.RecordingHeader;
import songstroke.timeline.RecordingReader;

/// The step `collect_and_track`: times key presses and follows the music for a while, or takes what a run recorded
/// before it was killed.
public final class CollectAndTrack implements CollectStep {
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
  /// What the notes begin with that say how many presses did not count; then the reason's code.
  private static final String LEFT_OUT = "left_out_";

  private final Outside outside;
  private final RecordingParameters parameters;

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
    MusicSources sources(Optional<Duration> pollInterval) throws Exception;
  }

  /// What an earlier run recorded.
  ///
  /// @param run the run
  public record Earlier(String run, Recording recording) {}

  public CollectAndTrack(Outside outside, RecordingParameters parameters) {
    this.outside = outside;
    this.parameters = parameters;
  }

  @Override
  public List<Parameter<?>> parameters() {
    return Stream.<Parameter<?>>concat(parameters.all().stream(), Stream.of(Correlation.OUT)).toList();
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
        Optional.of(context.parameter(parameters.duration())),
        context.parameter(parameters.keys()), context.parameter(parameters.music()),
        Optional.of(context.parameter(parameters.task())).filter(name -> !name.isBlank()), context.run());
    var recorder = new Recorder(outside.clocks(), outside.keys().sources(),
        outside.music().sources(context.parameter(parameters.pollInterval())),
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
    outcome.leftOut().forEach((why, count) -> context.note(LEFT_OUT + why.code(), Long.toString(count)));
    List<String> leftOut = LeftOut.sentences(outcome.leftOut());
    leftOut.forEach(context::log);
    if (outcome.early() && outcome.folded().presses() == 0) {
      outcome.file().delete();
      throw new StepSkippedException("interrupted before a key was pressed; nothing was kept"
          + (leftOut.isEmpty() ? "" : ". " + String.join(" ", leftOut)));
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

  /// How many presses of a run did not count, for each reason.
  public static Map<LeftOut, Long> leftOut(RunRecord run) {
    Map<LeftOut, Long> counts = new EnumMap<>(LeftOut.class);
    Map<String, String> notes = run.step(ID).map(StepRecord::notes).orElse(Map.of());
    for (LeftOut why : LeftOut.values()) {
      Optional.ofNullable(notes.get(LEFT_OUT + why.code()))
          .ifPresent(count -> counts.put(why, Long.valueOf(count)));
    }
    return counts;
  }

  /// When a recording began, as [#BEGAN] says it.
  public static String time(RecordingHeader header) {
    return Instant.ofEpochMilli(header.start()).atZone(header.zone())
        .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
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
