package songstroke.stack;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import songstroke.pipeline.Names;
import songstroke.pipeline.Orchestrator;
import songstroke.pipeline.Parameter;
import songstroke.pipeline.Parameters;
import songstroke.pipeline.Pipeline;
import songstroke.pipeline.RunListener;
import songstroke.pipeline.RunRecord;
import songstroke.pipeline.RunRequest;
import songstroke.pipeline.RunState;
import songstroke.pipeline.RunStore;
import songstroke.pipeline.Site;
import songstroke.pipeline.Stack;
import songstroke.timeline.Clocks;
import songstroke.timeline.Sleeper;

/// Runs a pipeline's steps in this process, one after the other.
public final class LocalOrchestrator implements Orchestrator {
  private final Clocks clocks;
  private final Sleeper sleeper;

  public LocalOrchestrator(Clocks clocks) {
    this(clocks, Sleeper.real());
  }

  LocalOrchestrator(Clocks clocks, Sleeper sleeper) {
    this.clocks = clocks;
    this.sleeper = sleeper;
  }

  @Override
  public RunRecord run(Pipeline pipeline, RunRequest request, Stack stack, RunStore runs,
      List<RunListener> listeners)
      throws IOException {
    Optional<RunRecord> resumed = Optional.empty();
    Map<String, String> given = new HashMap<>();
    if (request.resume().isPresent()) {
      RunRecord earlier = resumable(request.resume().get(), pipeline, runs);
      Set<String> known = pipeline.parameters().stream().map(Parameter::name).collect(Collectors.toSet());
      earlier.parameters().forEach((name, text) -> {
        if (known.contains(name)) {
          given.put(name, text);
        }
      });
      resumed = Optional.of(earlier);
    }
    given.putAll(request.parameters());
    Parameters parameters = Parameters.of(pipeline.parameters(), given);
    var journal = new Journal(RunIds.next(clocks), clocks, runs, listeners);
    new Execution(pipeline, parameters, request.cache(), resumed, stack, runs, journal, sleeper).run();
    return runs.run(journal.run())
        .orElseThrow(() -> new IOException("The run " + journal.run() + " was not kept"));
  }

  private static RunRecord resumable(String id, Pipeline pipeline, RunStore runs) {
    RunRecord earlier = runs.run(id).orElseThrow(() -> new IllegalArgumentException(
        "no run named '" + id + "'" + Names.hint(id, runs.runs(5).stream().map(RunRecord::id).toList())));
    if (!earlier.pipeline().equals(pipeline.name())) {
      throw new IllegalArgumentException(
          "the run " + earlier.id() + " is one of the pipeline " + earlier.pipeline()
              + ", not of " + pipeline.name());
    }
    return switch (earlier.state()) {
      case RunState.Failed _ -> earlier;
      case RunState.Interrupted _ -> earlier;
      case RunState.Running _ ->
        throw new IllegalArgumentException("the run " + earlier.id() + " is still running");
      case RunState.Skipped skipped ->
        throw new IllegalArgumentException("the run " + earlier.id() + " had nothing to do ("
            + skipped.reason() + "); start a new one");
      case RunState.Succeeded _ ->
        throw new IllegalArgumentException(
            "the run " + earlier.id() + " has succeeded; there is nothing to resume");
    };
  }

  /// Makes them.
  public static final class Provider implements Orchestrator.Provider {
    @Override
    public String flavor() {
      return "local";
    }

    @Override
    public Orchestrator open(Site site, Map<String, String> settings) {
      return new LocalOrchestrator(site.clocks());
    }
  }
}
