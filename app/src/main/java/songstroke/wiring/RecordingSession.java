package songstroke.wiring;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import songstroke.pipeline.Nothing;
import songstroke.pipeline.Parameters;
import songstroke.pipeline.RunRecord;
import songstroke.pipeline.Step;
import songstroke.recorder.RecordingListener;
import songstroke.recorder.RecordingPlace;
import songstroke.recorder.StopSignal;
import songstroke.recorder.UnderWay;
import songstroke.recorder.UnderWayPlace;
import songstroke.settings.Key;
import songstroke.settings.Settings;
import songstroke.settings.SettingsException;
import songstroke.steps.CollectAndTrack;
import songstroke.steps.Collected;
import songstroke.steps.RecordingParameters;

/// One recording as a command makes it: from which sources, shown where, ended by whom, kept in which place.
public final class RecordingSession implements AutoCloseable {
  private final Invocation invocation;
  private final Settings settings;
  private final RecordingParameters parameters;
  private final Supplier<RecordingListener> listener;
  private final StopSignal stop;
  private final RecordingPlace place;
  private final Optional<CollectAndTrack.Earlier> earlier;
  private final AtomicReference<@Nullable Collected> collected = new AtomicReference<>();

  private RecordingSession(Invocation invocation, Settings settings, RecordingParameters parameters,
      Supplier<RecordingListener> listener, StopSignal stop, RecordingPlace place,
      Optional<CollectAndTrack.Earlier> earlier) {
    this.invocation = invocation;
    this.settings = settings;
    this.parameters = parameters;
    this.listener = listener;
    this.stop = stop;
    this.place = place;
    this.earlier = earlier;
  }

  /// A recording that nobody watches.
  public static RecordingSession unwatched(Invocation invocation, RecordingPlace place)
      throws SettingsException {
    Settings settings = invocation.settings();
    return new RecordingSession(invocation, settings, parameters(settings, Set.of()), RecordingListener::none,
        StopSignal.never(), place, Optional.empty());
  }

  /// A recording that the person may end.
  ///
  /// @param parameters as [#parameters] gives them
  /// @param listener   begins to listen when the recording does
  /// @param stop       ends it
  public static RecordingSession watched(Invocation invocation, Settings settings,
      RecordingParameters parameters, Supplier<RecordingListener> listener, StopSignal stop,
      RecordingPlace place) {
    return new RecordingSession(invocation, settings, parameters, listener, stop, place, Optional.empty());
  }

  /// The same, but it takes what an earlier run recorded.
  public RecordingSession resuming(Optional<CollectAndTrack.Earlier> recorded) {
    return new RecordingSession(invocation, settings, parameters, listener, stop, place, recorded);
  }

  /// A place below the program's own data, for as long as nothing else keeps the recording.
  public static RecordingPlace underWay(Invocation invocation, Settings settings) throws SettingsException {
    return keepsRaw(settings)
        ? new UnderWayPlace(new UnderWay(invocation.home().recordings()))
        : RecordingPlace.nowhere();
  }

  /// Whether single presses are kept at all.
  public static boolean keepsRaw(Settings settings) throws SettingsException {
    return settings.days(Key.STORE_RAW_DAYS) > 0;
  }

  public Step<Nothing, Collected> step() {
    ProcessContext around = invocation.process();
    return new CollectAndTrack(
        new CollectAndTrack.Outside(around.clocks(), () -> ConfiguredSources.keys(around, settings),
            interval -> ConfiguredSources.music(invocation, settings, interval), listener, stop, place,
            earlier, collected::set),
        parameters);
  }

  /// What can be set for a recording; what is not set is as the settings say.
  ///
  /// @param given the names of parameters that are set, whatever the settings say of them
  /// @throws SettingsException when a setting cannot be used
  public static RecordingParameters parameters(Settings settings, Set<String> given)
      throws SettingsException {
    String interval = given.contains(RecordingParameters.POLL_INTERVAL)
        ? Key.POLL_INTERVAL.standard()
        : settings.get(Key.POLL_INTERVAL);
    try {
      return RecordingParameters.of(interval, settings.get(Key.KEYS_SOURCE), settings.get(Key.MUSIC_SOURCE));
    } catch (IllegalArgumentException e) {
      throw settings.refused(Key.POLL_INTERVAL, "'" + interval + "' cannot be used; " + e.getMessage());
    }
  }

  /// Why the file of the recording does not hold all of it.
  public Optional<String> cutOff() {
    return place.cutOff();
  }

  /// The run is over; when its artifacts hold what was recorded, nothing else has to.
  public void over(RunRecord run) throws IOException {
    if (run.step(CollectAndTrack.ID).filter(step -> step.state().hasOutputs()).isPresent()) {
      place.kept();
    }
  }

  /// Something else than a run keeps what was recorded.
  public void kept() throws IOException {
    place.kept();
  }

  /// What was recorded is not read any more.
  @Override
  public void close() {
    place.close();
  }

  /// What was recorded, also when it could not be kept.
  @Nullable
  public Collected collected() {
    return collected.get();
  }

  /// Makes sure that recordings to be replayed are there, before anything begins.
  public static void requireReplayable(RecordingParameters parameters, Parameters values) throws IOException {
    ConfiguredSources.requireReplayable(values.value(parameters.keys()));
    ConfiguredSources.requireReplayable(values.value(parameters.music()));
  }
}
