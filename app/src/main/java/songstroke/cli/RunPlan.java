package songstroke.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import songstroke.pipeline.ArtifactStore;
import songstroke.pipeline.RunRecord;
import songstroke.pipeline.RunRequest;
import songstroke.pipeline.RunStore;
import songstroke.problem.Failure;
import songstroke.problem.Problem;
import songstroke.recorder.LeftPlace;
import songstroke.recorder.RecordingPlace;
import songstroke.recorder.StopSignal;
import songstroke.recorder.StoredRecording;
import songstroke.recorder.UnderWay;
import songstroke.runs.FolderPlace;
import songstroke.runs.InterruptedRecordings;
import songstroke.runs.Results;
import songstroke.runs.Resumption;
import songstroke.runs.RunFolder;
import songstroke.settings.Settings;
import songstroke.settings.SettingsException;
import songstroke.steps.CollectAndTrack;
import songstroke.steps.Correlation;
import songstroke.steps.ReadSample;
import songstroke.steps.RecordingParameters;
import songstroke.wiring.RecordingSession;

/// A run of a pipeline as `pipeline run` makes it: with these parameters, going on with that run, its results in this
/// folder.
final class RunPlan implements AutoCloseable {
  /// The pipelines whose results make an output folder.
  private static final Set<String> WITH_RESULTS = Set.of(Correlation.NAME, ReadSample.PIPELINE);

  private final CommandContext context;
  private final String pipeline;
  private final Map<String, String> parameters;
  private final Optional<String> resume;
  private final Optional<Resumption> resumption;
  private final Optional<RunFolder> folder;
  private final InterruptedRecordings interrupted;

  private RunPlan(CommandContext context, String pipeline, Map<String, String> parameters,
      Optional<String> resume,
      Optional<Resumption> resumption, Optional<RunFolder> folder, InterruptedRecordings interrupted) {
    this.context = context;
    this.pipeline = pipeline;
    this.parameters = parameters;
    this.resume = resume;
    this.resumption = resumption;
    this.folder = folder;
    this.interrupted = interrupted;
  }

  /// Finds what is to be gone on with, tells of other recordings that were interrupted, and locks the folder of the
  /// results.
  ///
  /// @throws Failure when there is nothing to go on with, or another run has the folder
  static RunPlan of(CommandContext context, String pipeline, Map<String, String> parameters,
      Optional<String> resume,
      RunStore runs) throws IOException {
    Optional<RunRecord> resumed = resume.flatMap(runs::run)
        .filter(run -> run.pipeline().equals(pipeline) && Resumption.isPossible(run));
    Optional<Resumption> resumption = resumed.isPresent()
        ? Optional.of(Resumption.of(resumed.get(), runs, new UnderWay(context.home().recordings())))
        : Optional.empty();
    resumption.flatMap(Resumption::obstacle).ifPresent(obstacle -> {
      throw new Failure(Problem.NO_INPUT, obstacle);
    });
    var interrupted = context.interrupted(runs);
    interrupted.tell(resumption.map(one -> one.family().ids()).orElse(Set.of()));
    Optional<RunFolder> folder = WITH_RESULTS.contains(pipeline)
        ? out(parameters, resumption).map(out -> RunFolder.lock(out, context::warn))
        : Optional.empty();
    return new RunPlan(context, pipeline, parameters, resumed.map(RunRecord::id).or(() -> resume), resumption,
        folder, interrupted);
  }

  /// What the orchestrator is asked for.
  RunRequest request(boolean cache) throws IOException {
    Map<String, String> given = new HashMap<>(parameters);
    if (folder.isPresent()) {
      given.put(Correlation.OUT.name(), folder.get().path().toString());
    }
    return new RunRequest(given, cache, resume);
  }

  /// How the run records, or what it takes instead; that has its place in the folder of the results again.
  RecordingSession session(Settings settings, StopSignal stop, ArtifactStore artifacts)
      throws IOException, SettingsException {
    if (isDemo() && folder.isPresent()) {
      folder.get().requireNothingButTheSample();
    }
    RecordingParameters recording = RecordingSession.parameters(settings, parameters.keySet());
    Optional<CollectAndTrack.Earlier> earlier = resumption.flatMap(one -> one.earlier(artifacts));
    if (folder.isEmpty()) {
      return RecordingSession.watched(context.invocation(), settings, recording, context::view, stop,
          underWay(settings)).resuming(earlier);
    }
    FolderPlace place = folder.get().place(RecordingSession.keepsRaw(settings), interrupted);
    if (earlier.isPresent()) {
      Resumption resumed = resumption.orElseThrow();
      earlier = resumed.with(place.restore(resumed.recording(), context::tell)).earlier(artifacts);
    }
    return RecordingSession.watched(context.invocation(), settings, recording, context::view, stop, place)
        .resuming(earlier);
  }

  /// Puts the results where they belong, if that is a folder.
  Optional<Results> export(RunRecord run, ArtifactStore artifacts) throws IOException {
    if (folder.isEmpty()) {
      return Optional.empty();
    }
    Results results = Results.export(folder.get().results(), run, artifacts);
    if (!context.isJson()) {
      new Summary(context, isDemo() ? DemoCommand.NOTICE : "").print(results);
    }
    return Optional.of(results);
  }

  private boolean isDemo() {
    return pipeline.equals(ReadSample.PIPELINE);
  }

  @Override
  public void close() {
    folder.ifPresent(RunFolder::close);
  }

  private RecordingPlace underWay(Settings settings) throws IOException, SettingsException {
    Optional<Path> left = resumption.flatMap(Resumption::recording).map(StoredRecording::file);
    if (left.isEmpty()) {
      return RecordingSession.underWay(context.invocation(), settings);
    }
    return LeftPlace.lock(left.get()).orElseThrow(() -> new Failure(Problem.TEMPORARY,
        "another process works on the recording " + left.get() + "; try again when it has ended"));
  }

  private static Optional<Path> out(Map<String, String> parameters, Optional<Resumption> resumption) {
    return Optional.ofNullable(parameters.get(Correlation.OUT.name())).filter(out -> !out.isEmpty())
        .map(Path::of)
        .or(() -> parameters.containsKey(Correlation.OUT.name())
            ? Optional.empty()
            : resumption.flatMap(Resumption::out));
  }
}
