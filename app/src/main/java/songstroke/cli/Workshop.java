package songstroke.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

import songstroke.pipeline.ArtifactRecord;
import songstroke.pipeline.Names;
import songstroke.pipeline.Pipeline;
import songstroke.pipeline.RunRecord;
import songstroke.pipeline.RunStore;
import songstroke.pipeline.Site;
import songstroke.pipeline.Stack;
import songstroke.pipeline.Step;
import songstroke.settings.Home;
import songstroke.stack.Stacks;
import songstroke.store.SqliteRunStore;

/// What the commands about pipelines, runs and stacks work with; says what is missing and the nearest names.
final class Workshop {
  private static final int HINTS = 5;

  private final Home home;
  private final Site site;

  Workshop(Main main) {
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

  /// The stack of this name, or the one in use.
  Stack stack(Optional<String> name) throws IOException {
    Stacks stacks = stacks();
    try {
      return stacks.open(stacks.describe(name.isPresent() ? name.get() : stacks.inUse()));
    } catch (IllegalArgumentException e) {
      throw wrong(e);
    }
  }

  List<Pipeline> pipelines() {
    List<Pipeline> pipelines = new ArrayList<>();
    for (Pipeline.Provider provider : ServiceLoader.load(Pipeline.Provider.class)) {
      pipelines.add(provider.pipeline(site));
    }
    return pipelines;
  }

  Pipeline pipeline(String name) {
    List<Pipeline> pipelines = pipelines();
    return pipelines.stream().filter(pipeline -> pipeline.name().equals(name)).findFirst()
        .orElseThrow(() -> new Failure(ExitCode.USAGE, "there is no pipeline '" + name + "'"
            + Names.hint(name, pipelines.stream().map(Pipeline::name).toList())));
  }

  Step<?, ?> step(String id) {
    List<Step<?, ?>> steps = new ArrayList<>();
    pipelines().forEach(pipeline -> pipeline.stages().forEach(stage -> steps.add(stage.step())));
    for (Step<?, ?> step : steps) {
      if (step.id().equals(id)) {
        return step;
      }
    }
    throw new Failure(ExitCode.USAGE,
        "there is no step '" + id + "'" + Names.hint(id, steps.stream().<String>map(Step::id).toList()));
  }

  static RunRecord run(RunStore runs, String id) {
    return runs.run(id).orElseThrow(() -> new Failure(ExitCode.NO_INPUT, "there is no run '" + id + "'"
        + Names.hint(id, runs.runs(HINTS).stream().map(RunRecord::id).toList())));
  }

  static ArtifactRecord artifact(RunStore runs, String id) {
    return runs.artifact(id)
        .orElseThrow(() -> new Failure(ExitCode.NO_INPUT, "there is no artifact '" + id + "'"
            + Names.hint(id,
                runs.artifacts(200).stream().map(record -> record.artifact().name()).distinct().toList())));
  }

  /// A wrong name or value that a person gave.
  static Failure wrong(IllegalArgumentException e) {
    return new Failure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
  }
}
