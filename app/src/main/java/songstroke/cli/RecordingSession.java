package songstroke.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongPredicate;

import org.jspecify.annotations.Nullable;
import songstroke.correlation.CollectAndTrack;
import songstroke.correlation.Collected;
import songstroke.live.LiveLine;
import songstroke.live.LiveView;
import songstroke.live.PlainLines;
import songstroke.live.Progress;
import songstroke.live.TerminalSize;
import songstroke.pipeline.Nothing;
import songstroke.pipeline.Step;
import songstroke.settings.Key;
import songstroke.settings.Settings;
import songstroke.settings.SettingsException;

/// One recording as a command makes it: from which sources, shown where, ended by whom.
final class RecordingSession {
  private final Main main;
  private final Settings settings;
  private final CollectAndTrack.Showing showing;
  private final LongPredicate enough;
  private final CollectAndTrack.Keeping keeping;
  private final AtomicReference<@Nullable Collected> collected = new AtomicReference<>();

  /// @param enough waits for so many ms, less when the person ends the recording, and tells whether they have
  RecordingSession(Main main, Settings settings, CollectAndTrack.Showing showing, LongPredicate enough,
      CollectAndTrack.Keeping keeping) {
    this.main = main;
    this.settings = settings;
    this.showing = showing;
    this.enough = enough;
    this.keeping = keeping;
  }

  /// A recording that nobody watches.
  static RecordingSession unwatched(Main main) throws SettingsException {
    return among(main, Unseen::new, RecordingSession::never);
  }

  /// A recording that the person watches and may end, kept below the program's own data while it runs.
  static RecordingSession watched(Main main, LongPredicate enough) throws SettingsException {
    return among(main, () -> shown(main), enough);
  }

  private static RecordingSession among(Main main, CollectAndTrack.Showing showing, LongPredicate enough)
      throws SettingsException {
    Settings settings = main.settings(Map.of());
    Path file = main.homeFolder().recordings()
        .resolve("under-way-" + ProcessHandle.current().pid() + ".jsonl");
    return new RecordingSession(main, settings, showing, enough,
        new CollectAndTrack.Keeping(file, keepsRaw(settings)));
  }

  /// What shows a recording to the person: one live line in a terminal, else lines of text.
  static Progress shown(Main main) {
    Surroundings around = main.surroundings();
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
    Surroundings around = main.surroundings();
    return new CollectAndTrack(
        new CollectAndTrack.Outside(around.clocks(), () -> Sources.keys(around, settings),
            interval -> Sources.music(main, main.settings(Map.of(Key.POLL_INTERVAL.code(), interval))),
            showing, enough, keeping, collected::set),
        new CollectAndTrack.Defaults(settings.get(Key.POLL_INTERVAL), settings.get(Key.KEYS_SOURCE),
            settings.get(Key.MUSIC_SOURCE)));
  }

  /// The file of single events is not needed any more, as the store has it.
  void forgetFile() throws IOException {
    Files.deleteIfExists(keeping.file());
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
