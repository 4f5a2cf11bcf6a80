package songstroke.wiring;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

import songstroke.pipeline.Names;
import songstroke.pipeline.Pipeline;
import songstroke.pipeline.RunEvent;
import songstroke.pipeline.RunListener;
import songstroke.pipeline.RunRecord;
import songstroke.pipeline.RunRequest;
import songstroke.pipeline.RunStore;
import songstroke.pipeline.Site;
import songstroke.pipeline.Stack;
import songstroke.pipeline.Step;
import songstroke.problem.Failure;
import songstroke.problem.Problem;
import songstroke.runs.Hooks;
import songstroke.runs.LineageFile;
import songstroke.runs.Retention;
import songstroke.settings.Home;
import songstroke.settings.Key;
import songstroke.settings.Settings;
import songstroke.settings.SettingsException;
import songstroke.stack.Stacks;
import songstroke.steps.Artifacts;
import songstroke.steps.Correlation;
import songstroke.steps.Enrich;
import songstroke.steps.KnownGenres;
import songstroke.steps.OnlineGenres;
import songstroke.steps.ReadSample;
import songstroke.store.SqliteRunStore;
import songstroke.timeline.Sleeper;

/// The stacks, runs and pipelines of one call, and how a pipeline is run with all that belongs to a run: lineage,
/// warnings, hooks.
public final class Pipelines {
  private final Invocation invocation;
  private final Home home;
  private final Site site;

  public Pipelines(Invocation invocation) {
    this.invocation = invocation;
    home = invocation.home();
    site = new Site(home.data(), invocation.process().environment(), invocation.process().clocks());
  }

  public Site site() {
    return site;
  }

  public Stacks stacks() {
    return new Stacks(home.config().resolve("stacks.json"), site);
  }

  /// The caller closes it.
  public SqliteRunStore runs() {
    return SqliteRunStore.open(home.data());
  }

  /// The same to read it alone, also where nothing can be written.
  public SqliteRunStore runsToRead() {
    return SqliteRunStore.openToRead(home.data());
  }

  /// The stack of this name, or the one in use.
  public Stack stack(Optional<String> name) throws IOException {
    Stacks stacks = stacks();
    try {
      return stacks.open(stacks.describe(name.isPresent() ? name.get() : stacks.inUse()));
    } catch (IllegalArgumentException e) {
      throw Failure.usage(e);
    }
  }

  /// Genres as the settings want them found.
  public Enrich enrich(OnlineGenres.Audience audience) throws SettingsException, IOException {
    return new GenreSearch(invocation.settings(), home, site.clocks(), Sleeper.real())
        .step(audience);
  }

  /// All pipelines; recordings are made as `session` says, and `audience` hears of the search for genres.
  public List<Pipeline> pipelines(RecordingSession session, OnlineGenres.Audience audience)
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
  public Pipeline demo(ReadSample.Show show) {
    return Correlation.pipeline(ReadSample.PIPELINE, new ReadSample(show),
        new Enrich(KnownGenres.byTags(site.clocks())));
  }

  public Pipeline pipeline(String name, RecordingSession session, OnlineGenres.Audience audience)
      throws SettingsException, IOException {
    List<Pipeline> pipelines = pipelines(session, audience);
    return pipelines.stream().filter(pipeline -> pipeline.name().equals(name)).findFirst()
        .orElseThrow(() -> new Failure(Problem.USAGE, "no pipeline named '" + name + "'"
            + Names.hint(name, pipelines.stream().map(Pipeline::name).toList())));
  }

  public Step<?, ?> step(String id, RecordingSession session, OnlineGenres.Audience audience)
      throws SettingsException, IOException {
    List<Step<?, ?>> steps = new ArrayList<>();
    pipelines(session, audience)
        .forEach(pipeline -> pipeline.stages().forEach(stage -> steps.add(stage.step())));
    for (Step<?, ?> step : steps) {
      if (step.id().equals(id)) {
        return step;
      }
    }
    throw new Failure(Problem.USAGE, "no step named '" + id + "'"
        + Names.hint(id, steps.stream().<String>map(Step::id).distinct().toList()));
  }

  /// Runs a pipeline and keeps its lineage; [#callHooks] belongs at the end.
  public RunRecord run(Pipeline pipeline, RunRequest request, Stack stack, RunStore runs,
      List<RunListener> listeners) throws IOException {
    List<RunListener> all = new ArrayList<>(listeners);
    all.add(new LineageFile(site.data().resolve("runs")));
    all.add(event -> {
      if (event instanceof RunEvent.Warned warned) {
        invocation.warn(warned.warning());
      }
    });
    try {
      return stack.orchestrator().run(pipeline, request, stack, runs, all);
    } catch (IllegalArgumentException e) {
      throw Failure.usage(e);
    }
  }

  /// For how long recordings stay in the store.
  public static Retention retention(Settings settings) throws SettingsException {
    return new Retention(Artifacts.RECORDING.id(), settings.days(Key.STORE_RAW_DAYS));
  }

  /// Calls the hooks that are set, once the person has all that the run made.
  public void callHooks(RunRecord run) {
    try {
      Settings settings = invocation.settings();
      new Hooks(hook(settings, Key.HOOK_ON_SUCCESS), hook(settings, Key.HOOK_ON_FAILURE)).after(run)
          .ifPresent(invocation::warn);
    } catch (SettingsException | RuntimeException e) {
      invocation.warn("the hooks could not be called: " + e.getMessage());
    }
  }

  private static Optional<String> hook(Settings settings, Key key) {
    return Optional.of(settings.get(key)).filter(command -> !command.isBlank());
  }
}
