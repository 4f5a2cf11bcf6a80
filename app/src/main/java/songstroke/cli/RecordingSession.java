package songstroke.cli;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongPredicate;

import org.jspecify.annotations.Nullable;
import songstroke.live.LiveLine;
import songstroke.live.LiveView;
import songstroke.live.PlainLines;
import songstroke.live.Progress;
import songstroke.live.TerminalSize;
import songstroke.pipeline.Nothing;
import songstroke.pipeline.RunRecord;
import songstroke.pipeline.Step;
import songstroke.recorder.RecordingPlace;
import songstroke.recorder.UnderWay;
import songstroke.recorder.UnderWayPlace;
import songstroke.settings.Key;
import songstroke.settings.Settings;
import songstroke.settings.SettingsException;
import songstroke.steps.CollectAndTrack;
import songstroke.steps.Collected;

/// One recording as a command makes it: from which sources, shown where, ended by whom, kept in which place.
final class RecordingSession implements AutoCloseable {
  private final Main main;
  private final Settings settings;
  private final CollectAndTrack.Showing showing;
  private final LongPredicate enough;
  private final RecordingPlace place;
  private final Optional<CollectAndTrack.Earlier> earlier;
  private final AtomicReference<@Nullable Collected> collected = new AtomicReference<>();

  private RecordingSession(Main main, Settings settings, CollectAndTrack.Showing showing,
      LongPredicate enough, RecordingPlace place, Optional<CollectAndTrack.Earlier> earlier) {
    this.main = main;
    this.settings = settings;
    this.showing = showing;
    this.enough = enough;
    this.place = place;
    this.earlier = earlier;
  }

  /// A recording that nobody watches.
  static RecordingSession unwatched(Main main, RecordingPlace place) throws SettingsException {
    return new RecordingSession(main, main.settings(Map.of()), Unseen::new, RecordingSession::never, place,
        Optional.empty());
  }

  /// A recording that the person watches and may end.
  ///
  /// @param enough waits for so many ms, less when the person ends the recording, and tells whether they have
  static RecordingSession watched(Main main, Settings settings, LongPredicate enough, RecordingPlace place) {
    return new RecordingSession(main, settings, () -> shown(main), enough, place, Optional.empty());
  }

  /// The same, but it takes what an earlier run recorded.
  RecordingSession resuming(Optional<CollectAndTrack.Earlier> recorded) {
    return new RecordingSession(main, settings, showing, enough, place, recorded);
  }

  /// A place below the program's own data, for as long as nothing else keeps the recording.
  static RecordingPlace underWay(Main main, Settings settings) throws SettingsException {
    return keepsRaw(settings)
        ? new UnderWayPlace(new UnderWay(main.homeFolder().recordings()))
        : RecordingPlace.nowhere();
  }

  /// What shows a recording to the person: one live line in a terminal, else lines of text.
  static Progress shown(Main main) {
    ProcessContext around = main.surroundings();
    return main.isLive()
        ? new LiveLine(main.machine().out(), new TerminalSize(around.clocks())::now, main.hints()::in)
        : new PlainLines(main.json ? around.err() : around.out());
  }

  /// Waits as long as it is told to.
  static boolean never(long millis) {
    try {
      return new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /// Whether single presses are kept at all.
  static boolean keepsRaw(Settings settings) throws SettingsException {
    return settings.days(Key.STORE_RAW_DAYS) > 0;
  }

  Step<Nothing, Collected> step() {
    ProcessContext around = main.surroundings();
    return new CollectAndTrack(
        new CollectAndTrack.Outside(around.clocks(), () -> Sources.keys(around, settings),
            interval -> Sources.music(main, main.settings(Map.of(Key.POLL_INTERVAL.code(), interval))),
            showing, enough, place, earlier, collected::set),
        new CollectAndTrack.Defaults(settings.get(Key.POLL_INTERVAL), settings.get(Key.KEYS_SOURCE),
            settings.get(Key.MUSIC_SOURCE)));
  }

  /// Why the file of the recording does not hold all of it.
  Optional<String> cutOff() {
    return place.cutOff();
  }

  /// The run is over; when its artifacts hold what was recorded, nothing else has to.
  void over(RunRecord run) throws IOException {
    if (run.step(CollectAndTrack.ID).filter(step -> step.state().hasOutputs()).isPresent()) {
      place.kept();
    }
  }

  /// Something else than a run keeps what was recorded.
  void kept() throws IOException {
    place.kept();
  }

  /// What was recorded is not read any more.
  @Override
  public void close() {
    place.close();
  }

  /// What was recorded, also when it could not be kept.
  @Nullable
  Collected collected() {
    return collected.get();
  }

  /// Makes sure that recordings to be replayed are there, before anything begins.
  static void requireReplayable(Settings settings) throws IOException {
    Sources.requireReplayable(settings.get(Key.KEYS_SOURCE));
    Sources.requireReplayable(settings.get(Key.MUSIC_SOURCE));
  }

  /// Shows nothing; the step keeps what is said in its log.
  private record Unseen() implements Progress {
    @Override
    public void show(LiveView view) {}

    @Override
    public void say(String line) {}

    @Override
    public void close() {}
  }
}
