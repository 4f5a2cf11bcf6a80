package songstroke.correlation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongPredicate;

import songstroke.capture.SourceUnavailableException;
import songstroke.file.PrivateFiles;
import songstroke.live.LiveView;
import songstroke.live.Progress;
import songstroke.pipeline.Nothing;
import songstroke.pipeline.Parameter;
import songstroke.pipeline.Shape;
import songstroke.pipeline.Step;
import songstroke.pipeline.StepContext;
import songstroke.pipeline.StepFailedException;
import songstroke.pipeline.StepOptions;
import songstroke.pipeline.StepSkippedException;
import songstroke.recorder.Recorder;
import songstroke.sources.KeySources;
import songstroke.sources.MusicSources;
import songstroke.sources.UnknownKeySourceException;
import songstroke.sources.UnknownMusicSourceException;
import songstroke.timeline.Clocks;

/// The step `collect_and_track`: times key presses and follows the music for a while. Never cached: it looks at
/// the outside world.
public final class CollectAndTrack implements Step<Nothing, Collected> {
  private static final double LONGEST_SECONDS = 366 * 86_400.0;
  private static final Parameter<Double> DURATION = new Parameter<>("duration", "60",
      CollectAndTrack::seconds, "for how many seconds");

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
  /// @param progress  shows a recording while it runs
  /// @param enough    waits for so many ms, less when the person ends the recording, and tells whether they have
  /// @param recording where single events are kept
  /// @param collected told what was recorded, before anything else can fail
  public record Outside(Clocks clocks, Keys keys, Music music, Showing progress, LongPredicate enough,
      Keeping recording, Consumer<Collected> collected) {}

  /// Gives the key sources.
  public interface Keys {
    KeySources sources() throws Exception;
  }

  /// Gives the music sources for a poll interval.
  public interface Music {
    MusicSources sources(String pollInterval) throws Exception;
  }

  /// Opens what shows a recording.
  public interface Showing {
    Progress open();
  }

  /// Where the single events of a recording go while it runs: so they outlive the program when it is killed.
  ///
  /// @param file   the file; removed afterwards when it is not wanted
  /// @param wanted whether the person keeps single events at all
  public record Keeping(Path file, boolean wanted) {}

  public CollectAndTrack(Outside outside, Defaults defaults) {
    this.outside = outside;
    pollInterval = new Parameter<>("poll_interval", defaults.pollInterval(), CollectAndTrack::pollInterval,
        "seconds between two looks at music sources that must be asked, or auto");
    keys = Parameter.text("keys", defaults.keys(), "the key source");
    music = Parameter.text("music", defaults.music(), "the music source");
  }

  @Override
  public String id() {
    return "collect_and_track";
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
    return List.of(DURATION, pollInterval, keys, music, task);
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
    Path file = outside.recording().file();
    var options = new Recorder.Options(
        Duration.ofMillis(Math.max(1, Math.round(context.parameter(DURATION) * 1000))),
        context.parameter(keys), context.parameter(music),
        outside.recording().wanted() ? Optional.of(file) : Optional.empty(),
        Optional.of(context.parameter(task)).filter(name -> !name.isBlank()));
    var recorder = new Recorder(outside.clocks(), outside.keys().sources(),
        outside.music().sources(context.parameter(pollInterval)));
    if (outside.recording().wanted()) {
      PrivateFiles.createFolder(Objects.requireNonNull(file.toAbsolutePath().getParent()));
    }
    Recorder.Outcome outcome;
    try (Progress progress = new Told(outside.progress().open(), context)) {
      outcome = recorder.run(options, progress, outside.enough());
    } catch (UnknownKeySourceException | UnknownMusicSourceException e) {
      throw new StepFailedException(StepFailedException.Kind.USAGE, String.valueOf(e.getMessage()), e);
    } catch (SourceUnavailableException e) {
      throw new StepFailedException(switch (e.reason()) {
        case MISSING -> StepFailedException.Kind.UNAVAILABLE;
        case REFUSED -> StepFailedException.Kind.NO_PERMISSION;
      }, String.valueOf(e.getMessage()), e);
    }
    if (outcome.early() && outcome.folded().presses() == 0) {
      Files.deleteIfExists(file);
      throw new StepSkippedException("interrupted before a key was pressed; nothing was kept");
    }
    context.note("music", outcome.header().music());
    context.note("presses", Long.toString(outcome.folded().presses()));
    context.note("segments", Integer.toString(outcome.folded().segments().size()));
    Collected collected = Collected.of(recording(outcome), outcome.folded());
    outside.collected().accept(collected);
    return collected;
  }

  /// The file, or the header alone when single events are not kept or could not be written.
  private Recording recording(Recorder.Outcome outcome) throws IOException {
    Path file = outside.recording().file();
    return outside.recording().wanted() && Files.isRegularFile(file)
        ? Recording.in(file)
        : Recording.of(Recorder.headerAlone(outcome.header()));
  }

  private static double seconds(String text) {
    try {
      double seconds = Double.parseDouble(text);
      if (seconds > 0 && seconds <= LONGEST_SECONDS) {
        return seconds;
      }
    } catch (NumberFormatException e) {
      // said below, with the other wrong values
    }
    throw new IllegalArgumentException("it is a number of seconds above 0 and up to a year");
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

  /// Shows, and keeps what is said in the step's log.
  private record Told(Progress shown, StepContext context) implements Progress {
    @Override
    public void show(LiveView view) {
      shown.show(view);
    }

    @Override
    public void shareTerminal() {
      shown.shareTerminal();
    }

    @Override
    public void say(String line) {
      context.log(line);
      shown.say(line);
    }

    @Override
    public void close() {
      shown.close();
    }
  }
}
