package songstroke.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import songstroke.pipeline.Parameters;
import songstroke.pipeline.Pipeline;
import songstroke.pipeline.RunRecord;
import songstroke.pipeline.RunRequest;
import songstroke.pipeline.Stack;
import songstroke.pipeline.StepState;
import songstroke.pipeline.WrongParameterException;
import songstroke.problem.Failure;
import songstroke.problem.Problem;
import songstroke.runs.Results;
import songstroke.runs.RunFolder;
import songstroke.settings.Settings;
import songstroke.settings.SettingsException;
import songstroke.steps.Correlation;
import songstroke.steps.Enrich;
import songstroke.steps.RecordingParameters;
import songstroke.store.SqliteRunStore;
import songstroke.wiring.GenreSearch;
import songstroke.wiring.Pipelines;
import songstroke.wiring.RecordingSession;

/// `songstroke run`: records for a while and shows what happened.
@Command(name = "run", mixinStandardHelpOptions = true, sortOptions = false)
final class RunCommand implements Callable<Integer> {
  @Option(names = "--duration", paramLabel = "LENGTH", defaultValue = "60",
      description = "How long to record, in seconds or as 90s, 15m, 2h, 8h30m (default: ${DEFAULT-VALUE}).")
  String duration = "60";

  @Option(names = "--poll-interval", paramLabel = "LENGTH",
      description = "Time between two requests to music sources that must be polled, such as 5 or 2m "
          + "(default: auto).")
  @Nullable
  String pollInterval;

  @Option(names = "--keys", paramLabel = "SRC", description = "auto, x11, terminal, replay:FILE or none.")
  @Nullable
  String keys;

  @Option(names = "--music", paramLabel = "SRC",
      description = "auto, mpris, mpd, spotify, listenbrainz, lastfm, applescript, smtc, replay:FILE, none, "
          + "or several with commas.")
  @Nullable
  String music;

  @Option(names = "--out", paramLabel = "DIR", defaultValue = "data",
      description = "The folder for the results (default: ${DEFAULT-VALUE}).")
  Path out = Path.of("data");

  @Option(names = "--task", paramLabel = "NAME", description = "What you work on, to compare like with like.")
  @Nullable
  String task;

  @Option(names = "--no-recording", description = "Keep only segments, and no file of single key presses.")
  boolean noRecording;

  @picocli.CommandLine.Spec
  picocli.CommandLine.Model.@Nullable CommandSpec spec;

  private final CommandContext context;

  private record Recorded(RunRecord run, Results results) {}

  RunCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    Settings settings = context.settings();
    Map<String, String> given = given();
    RecordingParameters parameters = RecordingSession.parameters(settings, given.keySet());
    requireRight(parameters, given);
    var pipelines = new Pipelines(context.invocation());
    Recorded recorded;
    try (Interruption interruption = Interruption.listen();
        RunFolder folder = RunFolder.lock(out, context::warn);
        Stack stack = pipelines.stack(Optional.empty());
        SqliteRunStore runs = pipelines.runs();
        RecordingSession session = session(settings, parameters, interruption, folder, runs)) {
      Enrich enrich = pipelines.enrich(GenreSearch.audience(context::tell, interruption::nextPart));
      recorded = record(pipelines, session, enrich, stack, runs, folder, given);
      Pipelines.retention(settings).apply(runs, stack, recorded.run().id(), context.process().clocks().wall())
          .ifPresent(context::warn);
    }
    RunChecks.requireRecordedToTheEnd(recorded.run());
    recorded.results().requireWritten();
    new OnlineQuestion(context, settings).after(recorded.results().segments());
    return ExitCode.OK;
  }

  private RecordingSession session(Settings settings, RecordingParameters parameters,
      Interruption interruption, RunFolder folder, SqliteRunStore runs) throws SettingsException {
    var interrupted = context.interrupted(runs);
    interrupted.tell(Set.of());
    return RecordingSession.watched(context.invocation(), settings, parameters, context::view,
        interruption::within,
        folder.place(!noRecording && RecordingSession.keepsRaw(settings), interrupted));
  }

  private Recorded record(Pipelines pipelines, RecordingSession session, Enrich enrich, Stack stack,
      SqliteRunStore runs, RunFolder folder, Map<String, String> given) throws Exception {
    Pipeline pipeline = Correlation.pipeline(Correlation.NAME, session.step(), enrich);
    Map<String, String> parameters = new LinkedHashMap<>(given);
    parameters.put(Correlation.OUT.name(), folder.path().toString());
    Optional<RunRecord> over = Optional.empty();
    try {
      RunRecord run = pipelines.run(pipeline, RunRequest.with(parameters), stack, runs, List.of());
      over = Optional.of(run);
      if (session.collected() == null) {
        requireCollected(run);
      }
      RunChecks.requireSuccess(run);
      Results results = Results.export(folder.results(), run, stack.artifacts());
      new Summary(context).print(results);
      if (results.pace().presses() == 0 && results.leftOut().isEmpty()) {
        context.warn("no key press was seen; 'songstroke doctor' shows what works here");
      }
      return new Recorded(run, results);
    } catch (Exception e) {
      new Rescue(context, enrich, folder.results()).of(session);
      throw e;
    } catch (Error e) {
      new Rescue(context, enrich, folder.results()).of(session);
      throw new Failure(Problem.DEFECT, "unexpected: " + e, e);
    } finally {
      over.ifPresent(pipelines::callHooks);
    }
  }

  /// A run that recorded nothing has no log worth reading and nothing to go on with.
  private static void requireCollected(RunRecord run) {
    StepState state = run.steps().getFirst().state();
    if (state instanceof StepState.Skipped skipped) {
      throw new Failure(Problem.INTERRUPTED, skipped.reason());
    }
    if (state instanceof StepState.Failed failed) {
      throw new Failure(failed.problem(), failed.message());
    }
  }

  /// The options that are parameters of the step, each under the parameter's name.
  private Map<String, String> given() {
    Map<String, String> given = new LinkedHashMap<>();
    given.put("duration", duration);
    put(given, RecordingParameters.POLL_INTERVAL, pollInterval);
    put(given, "keys", keys);
    put(given, "music", music);
    put(given, "task", task);
    return given;
  }

  private static void put(Map<String, String> given, String name, @Nullable String text) {
    if (text != null) {
      given.put(name, text);
    }
  }

  /// Has the parameters judge the options before anything begins.
  private void requireRight(RecordingParameters parameters, Map<String, String> given) throws IOException {
    try {
      RecordingSession.requireReplayable(parameters, Parameters.of(parameters.all(), given));
    } catch (WrongParameterException e) {
      throw new ParameterException(Objects.requireNonNull(spec).commandLine(),
          "--" + e.parameter().replace('_', '-') + " is '" + e.text() + "'; " + e.expected());
    }
  }
}
