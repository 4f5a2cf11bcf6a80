package songstroke.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import songstroke.live.LiveLine;
import songstroke.live.PlainLines;
import songstroke.live.Progress;
import songstroke.live.TerminalSize;
import songstroke.lookup.SqliteGenreMemory;
import songstroke.recorder.CollectAndTrack;
import songstroke.recorder.Folded;
import songstroke.settings.Key;
import songstroke.settings.Settings;

/// `songstroke run`: records for a while and shows what happened.
@Command(name = "run", mixinStandardHelpOptions = true, sortOptions = false, description = "Record keys and music for a while, then write segments and charts.")
final class RunCommand implements Callable<Integer> {
  static final String RECORDING = "recording.jsonl";
  private static final double LONGEST_SECONDS = 366 * 86_400.0;

  @Option(names = "--duration", paramLabel = "S", defaultValue = "60", description = "For how many seconds (default: ${DEFAULT-VALUE}).")
  double seconds;

  @Option(names = "--poll-interval", paramLabel = "S", description = "Seconds between two looks at music sources that must be asked (default: auto).")
  @Nullable
  String pollInterval;

  @Option(names = "--keys", paramLabel = "SRC", description = "auto, x11, terminal, replay:FILE or none.")
  @Nullable
  String keys;

  @Option(names = "--music", paramLabel = "SRC", description = "auto, mpris, replay:FILE or none.")
  @Nullable
  String music;

  @Option(names = "--out", paramLabel = "DIR", defaultValue = "data", description = "Where the results go (default: ${DEFAULT-VALUE}).")
  Path out = Path.of("data");

  @Option(names = "--task", paramLabel = "NAME", description = "What you work on, to compare like with like.")
  @Nullable
  String task;

  @Option(names = "--no-recording", description = "Keep no file of single presses, only segments.")
  boolean noRecording;

  @picocli.CommandLine.Spec
  picocli.CommandLine.Model.@Nullable CommandSpec spec;

  private final Main main;

  RunCommand(Main main) {
    this.main = main;
  }

  @Override
  public Integer call() throws Exception {
    var options = new LinkedHashMap<String, String>();
    put(options, Key.KEYS_SOURCE, keys);
    put(options, Key.MUSIC_SOURCE, music);
    put(options, Key.POLL_INTERVAL, pollInterval);
    Settings settings = main.settings(options);
    Duration duration = duration();
    requirePollInterval(settings.get(Key.POLL_INTERVAL));
    Sources.requireReplayable(settings.get(Key.KEYS_SOURCE));
    Sources.requireReplayable(settings.get(Key.MUSIC_SOURCE));
    OutputFolder folder = OutputFolder.open(out);
    try (Interruption interruption = Interruption.listen()) {
      return record(settings, duration, folder, interruption);
    }
  }

  private int record(Settings settings, Duration duration, OutputFolder folder, Interruption interruption)
      throws Exception {
    Surroundings around = main.surroundings();
    Optional<Path> file = noRecording ? Optional.empty() : Optional.of(folder.path(RECORDING));
    var request = new CollectAndTrack.Options(duration, settings.get(Key.KEYS_SOURCE),
        settings.get(Key.MUSIC_SOURCE),
        file, Optional.ofNullable(task));
    var step = new CollectAndTrack(around.clocks(), Sources.keys(around, settings),
        Sources.music(around, settings));
    CollectAndTrack.Outcome outcome;
    try (Progress progress = main.isLive()
        ? new LiveLine(around.out(), new TerminalSize(around.clocks())::now)
        : new PlainLines(main.json ? around.err() : around.out())) {
      outcome = step.run(request, progress, interruption::await);
    }
    if (outcome.early() && outcome.folded().presses() == 0) {
      Files.deleteIfExists(folder.path(RECORDING));
      throw new Failure(ExitCode.INTERRUPTED, "interrupted before a key was pressed; nothing was kept");
    }
    Results results = Results.write(folder, enriched(outcome.folded()));
    if (outcome.folded().presses() == 0) {
      around.err().println("songstroke: no key press was seen; 'songstroke doctor' shows what works here");
    }
    new Summary(main).print(results);
    return ExitCode.OK;
  }

  /// With what is remembered of genres, where anything is.
  private Enrichment enriched(Folded folded) throws IOException {
    Path remembered = main.homeFolder().genreMemory();
    if (!Files.exists(remembered)) {
      return Enrichment.byTags(folded, main.surroundings().clocks());
    }
    try (SqliteGenreMemory memory = SqliteGenreMemory.open(remembered)) {
      return Enrichment.byMemory(folded, memory, main.surroundings().clocks());
    }
  }

  private Duration duration() {
    if (!(seconds > 0 && seconds <= LONGEST_SECONDS)) {
      throw usage("--duration is " + seconds + "; it is a number of seconds above 0 and up to a year");
    }
    return Duration.ofMillis(Math.max(1, Math.round(seconds * 1000)));
  }

  private void requirePollInterval(String text) {
    try {
      if (text.equals("auto") || Double.parseDouble(text) > 0) {
        return;
      }
    } catch (NumberFormatException e) {
      // said below, with the other wrong values
    }
    throw usage("--poll-interval is " + text + "; it is 'auto' or a number of seconds above 0");
  }

  private ParameterException usage(String message) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
  }

  private static void put(Map<String, String> options, Key key, @Nullable String value) {
    if (value != null) {
      options.put(key.code(), value);
    }
  }
}
