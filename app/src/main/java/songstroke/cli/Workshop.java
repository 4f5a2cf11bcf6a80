package songstroke.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

import songstroke.http.Pause;
import songstroke.pipeline.ArtifactRecord;
import songstroke.pipeline.Names;
import songstroke.pipeline.Pipeline;
import songstroke.pipeline.RunEvent;
import songstroke.pipeline.RunListener;
import songstroke.pipeline.RunRecord;
import songstroke.pipeline.RunRequest;
import songstroke.pipeline.RunState;
import songstroke.pipeline.RunStore;
import songstroke.pipeline.Site;
import songstroke.pipeline.Stack;
import songstroke.pipeline.Step;
import songstroke.pipeline.StepRecord;
import songstroke.pipeline.StepState;
import songstroke.problem.Failure;
import songstroke.problem.Problem;
import songstroke.settings.Home;
import songstroke.settings.Key;
import songstroke.settings.Settings;
import songstroke.settings.SettingsException;
import songstroke.stack.Hooks;
import songstroke.stack.LineageFile;
import songstroke.stack.Stacks;
import songstroke.steps.CollectAndTrack;
import songstroke.steps.Correlation;
import songstroke.steps.Enrich;
import songstroke.steps.KnownGenres;
import songstroke.steps.OnlineGenres;
import songstroke.steps.ReadSample;
import songstroke.store.SqliteRunStore;

/// What the commands about pipelines, runs and stacks work with; says what is missing and the nearest names.
final class Workshop {
  private static final int HINTS = 5;

  private final Main main;
  private final Home home;
  private final Site site;

  Workshop(Main main) {
    this.main = main;
    home = main.homeFolder();
    site = new Site(home.data(), main.surroundings().environment(), main.surroundings().clocks());
  }

  Site site() {
    return site;
  }

  Stacks stacks() {
    return new Stacks(home.config().resolve("stacks.json"), site);
  }

  /// The caller closes it.
  SqliteRunStore runs() {
    return SqliteRunStore.open(home.data());
  }

  /// The same to read it alone, also where nothing can be written.
  SqliteRunStore runsToRead() {
    return SqliteRunStore.openToRead(home.data());
  }

  /// The stack of this name, or the one in use.
  Stack stack(Optional<String> name) throws IOException {
    Stacks stacks = stacks();
    try {
      return stacks.open(stacks.describe(name.isPresent() ? name.get() : stacks.inUse()));
    } catch (IllegalArgumentException e) {
      throw wrong(e);
    }
  }

  /// Genres as the settings want them found.
  Enrich enrich(OnlineGenres.Audience audience) throws SettingsException, IOException {
    return new GenreSearch(main.settings(Map.of()), home, site.clocks(), Pause.sleeping())
        .step(audience);
  }

  /// All pipelines; recordings are made as `session` says, and `audience` hears of the search for genres.
  List<Pipeline> pipelines(RecordingSession session, OnlineGenres.Audience audience)
      throws SettingsException, IOException {
    List<Pipeline> pipelines = new ArrayList<>();
    pipelines.add(Correlation.pipeline(Correlation.NAME, session.step(), enrich(audience)));
    pipelines.add(demo((_, _) -> {}));
    for (Pipeline.Provider provider : ServiceLoader.load(Pipeline.Provider.class)) {
      pipelines.add(provider.pipeline(site));
    }
    return pipelines;
  }

  /// The same steps on the sample, whose genres are those of its player.
  Pipeline demo(ReadSample.Show show) {
    return Correlation.pipeline(ReadSample.PIPELINE, new ReadSample(show),
        new Enrich(KnownGenres.byTags(site.clocks())));
  }

  Pipeline pipeline(String name, RecordingSession session, OnlineGenres.Audience audience)
      throws SettingsException, IOException {
    List<Pipeline> pipelines = pipelines(session, audience);
    return pipelines.stream().filter(pipeline -> pipeline.name().equals(name)).findFirst()
        .orElseThrow(() -> new Failure(Problem.USAGE, "there is no pipeline '" + name + "'"
            + Names.hint(name, pipelines.stream().map(Pipeline::name).toList())));
  }

  Step<?, ?> step(String id, RecordingSession session, OnlineGenres.Audience audience)
      throws SettingsException, IOException {
    List<Step<?, ?>> steps = new ArrayList<>();
    pipelines(session, audience)
        .forEach(pipeline -> pipeline.stages().forEach(stage -> steps.add(stage.step())));
    for (Step<?, ?> step : steps) {
      if (step.id().equals(id)) {
        return step;
      }
    }
    throw new Failure(Problem.USAGE, "there is no step '" + id + "'"
        + Names.hint(id, steps.stream().<String>map(Step::id).distinct().toList()));
  }

  /// Runs a pipeline and keeps its lineage; [#callHooks] belongs at the end.
  RunRecord run(Pipeline pipeline, RunRequest request, Stack stack, RunStore runs,
      List<RunListener> listeners) throws IOException {
    List<RunListener> all = new ArrayList<>(listeners);
    all.add(new LineageFile(site.data().resolve("runs")));
    all.add(event -> {
      if (event instanceof RunEvent.Warned warned) {
        main.warn(warned.warning());
      }
    });
    try {
      return stack.orchestrator().run(pipeline, request, stack, runs, all);
    } catch (IllegalArgumentException e) {
      throw wrong(e);
    }
  }

  /// Calls the hooks that are set, once the person has all that the run made.
  void callHooks(RunRecord run) {
    try {
      Settings settings = main.settings(Map.of());
      new Hooks(hook(settings, Key.HOOK_ON_SUCCESS), hook(settings, Key.HOOK_ON_FAILURE)).after(run)
          .ifPresent(main::warn);
    } catch (SettingsException | RuntimeException e) {
      main.warn("the hooks could not be called: " + e.getMessage());
    }
  }

  /// Makes sure that a recording went on until its time was over or the person ended it.
  ///
  /// @throws Failure when a fault of the program ended it
  static void requireRecordedToTheEnd(RunRecord run) {
    run.step(CollectAndTrack.ID).map(step -> step.notes().get(CollectAndTrack.BROKEN)).ifPresent(why -> {
      throw new Failure(Problem.DEFECT, "the recording ended early (" + why
          + "); what was recorded until then is kept");
    });
  }

  /// Makes sure that a run did what was asked.
  ///
  /// @throws Failure when it did not: which step, why, where its log is and how to go on
  static void requireSuccess(RunRecord run) {
    String goOn = "to go on: 'songstroke pipeline run " + run.pipeline() + " --resume " + run.id() + "'";
    if (run.state() instanceof RunState.Interrupted) {
      throw new Failure(Problem.INTERRUPTED, "interrupted; " + goOn);
    }
    if (run.state() instanceof RunState.Failed failed) {
      Problem problem = run.step(failed.step()).map(StepRecord::state)
          .map(state -> state instanceof StepState.Failed why ? why.problem() : Problem.DEFECT)
          .orElse(Problem.DEFECT);
      throw new Failure(problem, "the step " + failed.step() + " failed: " + failed.message()
          + "; its log: 'songstroke pipeline logs " + run.id() + " " + failed.step() + "'; " + goOn);
    }
  }

  static RunRecord run(RunStore runs, String id) {
    return runs.run(id).orElseThrow(() -> {
      List<String> ids = runs.runs(HINTS).stream().map(RunRecord::id).toList();
      List<String> several = ids.stream().filter(one -> !id.isEmpty() && one.startsWith(id)).toList();
      return several.size() < 2
          ? new Failure(Problem.NO_INPUT, "there is no run '" + id + "'" + Names.hint(id, ids))
          : new Failure(Problem.USAGE, several.size() + (ids.size() == HINTS ? " or more" : "") + " runs begin with '"
              + id + "': " + String.join(", ", several.subList(0, Math.min(3, several.size())))
              + (several.size() > 3 ? ", ..." : "") + "; give more of the id, or 'last'");
    });
  }

  static ArtifactRecord artifact(RunStore runs, String id) {
    return runs.artifact(id)
        .orElseThrow(() -> new Failure(Problem.NO_INPUT, "there is no artifact '" + id + "'"
            + Names.hint(id,
                runs.artifacts(200).stream().map(record -> record.artifact().name()).distinct().toList())));
  }

  /// A wrong name or value that a person gave.
  static Failure wrong(IllegalArgumentException e) {
    return new Failure(Problem.USAGE, String.valueOf(e.getMessage()), e);
  }

  private static Optional<String> hook(Settings settings, Key key) {
    return Optional.of(settings.get(key)).filter(command -> !command.isBlank());
  }
}
