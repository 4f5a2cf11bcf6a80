package songstroke.stack;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import songstroke.pipeline.Artifact;
import songstroke.pipeline.ArtifactRecord;
import songstroke.pipeline.ArtifactStoreException;
import songstroke.pipeline.CacheKey;
import songstroke.pipeline.Handle;
import songstroke.pipeline.Parameters;
import songstroke.pipeline.Pipeline;
import songstroke.pipeline.Retry;
import songstroke.pipeline.RunRecord;
import songstroke.pipeline.RunState;
import songstroke.pipeline.RunStore;
import songstroke.pipeline.Stack;
import songstroke.pipeline.Step;
import songstroke.pipeline.StepFailedException;
import songstroke.pipeline.StepRecord;
import songstroke.pipeline.StepSkippedException;
import songstroke.pipeline.StepState;
import songstroke.timeline.Sleeper;

/// One run of a pipeline: for each step takes an earlier result that still stands, or does the work.
final class Execution {
  private final Pipeline pipeline;
  private final Parameters parameters;
  private final boolean cache;
  private final Optional<RunRecord> resumed;
  private final Stack stack;
  private final RunStore runs;
  private final Journal journal;
  private final Sleeper sleeper;
  private final Decoded decoded = new Decoded();
  /// What the steps made, by step and port; a skipped step is missing.
  private final Map<String, Map<String, Artifact>> made = new HashMap<>();

  /// An earlier result that may be taken.
  private record Earlier(String run, Map<String, Artifact> outputs) {}

  Execution(Pipeline pipeline, Parameters parameters, boolean cache, Optional<RunRecord> resumed, Stack stack,
      RunStore runs, Journal journal, Sleeper sleeper) {
    this.pipeline = pipeline;
    this.parameters = parameters;
    this.cache = cache;
    this.resumed = resumed;
    this.stack = stack;
    this.runs = runs;
    this.journal = journal;
    this.sleeper = sleeper;
  }

  RunState run() throws IOException {
    journal.started(pipeline.name(), stack.name(), pipeline.stepIds(), parameters.texts(),
        resumed.map(RunRecord::id));
    RunState state = new RunState.Succeeded();
    List<String> skips = new ArrayList<>();
    for (Pipeline.Stage<?, ?> stage : pipeline.stages()) {
      StepState ended = stage(stage);
      if (ended instanceof StepState.Skipped skipped) {
        skips.add(skipped.reason());
      }
      if (ended instanceof StepState.Failed failed) {
        state = new RunState.Failed(stage.step().id(), failed.message());
        break;
      }
      if (ended instanceof StepState.Interrupted) {
        state = new RunState.Interrupted();
        break;
      }
    }
    if (!skips.isEmpty() && skips.size() == pipeline.stages().size()) {
      state = new RunState.Skipped(skips.getFirst());
    }
    journal.ended(state);
    return state;
  }

  private <I extends Record, O extends Record> StepState stage(Pipeline.Stage<I, O> stage)
      throws IOException {
    Step<I, O> step = stage.step();
    Map<String, Artifact> inputs = new LinkedHashMap<>();
    for (Map.Entry<String, Handle<?>> input : stage.inputs().entrySet()) {
      Map<String, Artifact> from = made.get(input.getValue().step());
      if (from == null) {
        var skipped = new StepState.Skipped("the step " + input.getValue().step() + " was skipped");
        journal.stepEnded(step.id(), 0, skipped, Optional.empty(), Map.of(), Map.of(), Map.of());
        return skipped;
      }
      inputs.put(input.getKey(), from.get(input.getValue().port()));
    }
    Optional<String> key = CacheKey.of(step, parameters, inputs);
    Optional<Earlier> earlier;
    try {
      earlier = key.isPresent() ? earlier(step, key.get()) : Optional.empty();
    } catch (ArtifactStoreException e) {
      var failed = new StepState.Failed(StepFailedException.messageOf(e), StepFailedException.problemOf(e));
      journal.stepEnded(step.id(), 0, failed, key, inputs, Map.of(), Map.of());
      return failed;
    }
    if (earlier.isPresent()) {
      made.put(step.id(), earlier.get().outputs());
      var cached = new StepState.Cached(earlier.get().run());
      journal.stepEnded(step.id(), 0, cached, key, inputs, earlier.get().outputs(), Map.of());
      return cached;
    }
    return work(step, inputs, key);
  }

  /// The result of the resumed run first, then any other that the cache allows; only one whose artifacts are whole.
  private Optional<Earlier> earlier(Step<?, ?> step, String key) throws IOException {
    if (resumed.isPresent()) {
      Optional<StepRecord> before = resumed.get().step(step.id())
          .filter(record -> record.state().hasOutputs() && record.cacheKey().equals(Optional.of(key)));
      if (before.isPresent() && isWhole(step, before.get())) {
        return before.map(Execution::earlier);
      }
    }
    if (!cache || !step.options().cache()) {
      return Optional.empty();
    }
    for (StepRecord record : runs.results(key)) {
      if (isWhole(step, record)) {
        return Optional.of(earlier(record));
      }
    }
    return Optional.empty();
  }

  private static Earlier earlier(StepRecord record) {
    Map<String, Artifact> outputs = new LinkedHashMap<>();
    record.outputs().forEach((port, artifact) -> outputs.put(port, artifact.artifact()));
    String run = record.state() instanceof StepState.Cached cached ? cached.run() : record.run();
    return new Earlier(run, outputs);
  }

  private boolean isWhole(Step<?, ?> step, StepRecord record) throws IOException {
    List<String> ports = step.output().ports().stream().map(port -> port.name()).toList();
    if (!record.outputs().keySet().containsAll(ports)) {
      return false;
    }
    for (ArtifactRecord artifact : record.outputs().values()) {
      String sha256 = artifact.artifact().sha256();
      switch (stack.artifacts().check(sha256)) {
        case WHOLE -> {
        }
        case DAMAGED -> {
          journal.log(step.id(),
              "the artifact " + artifact.id() + " is damaged (" + stack.artifacts().uri(sha256)
                  + "); it is made again");
          return false;
        }
        case MISSING -> {
          return false;
        }
      }
    }
    return true;
  }

  private <I extends Record, O extends Record> StepState work(Step<I, O> step, Map<String, Artifact> inputs,
      Optional<String> key) {
    Retry retry = step.options().retry();
    for (int attempt = 1;; attempt++) {
      journal.stepStarted(step.id(), attempt, inputs);
      var context = new AttemptContext(journal.run(), attempt, parameters.only(step.parameters()),
          stack.secrets(),
          line -> journal.log(step.id(), line));
      StepState state;
      Map<String, Artifact> outputs = Map.of();
      try {
        outputs = new Attempt(stack.artifacts(), context, decoded).run(step, inputs);
        made.put(step.id(), outputs);
        state = new StepState.Succeeded();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        state = new StepState.Interrupted();
      } catch (StepSkippedException e) {
        state = new StepState.Skipped(context.blot(String.valueOf(e.getMessage())));
      } catch (Exception e) {
        String message = context.blot(StepFailedException.messageOf(e));
        journal.log(step.id(), "attempt " + attempt + " failed: " + message);
        if (retry.again(attempt, e) && pauses(step, attempt, message, retry)) {
          continue;
        }
        state = Thread.currentThread().isInterrupted()
            ? new StepState.Interrupted()
            : new StepState.Failed(message, StepFailedException.problemOf(e));
      }
      journal.stepEnded(step.id(), attempt, state, key, inputs, outputs, context.notes());
      return state;
    }
  }

  /// Waits before the next attempt; false when this thread is told to stop.
  private boolean pauses(Step<?, ?> step, int attempt, String message, Retry retry) {
    journal.attemptFailed(step.id(), attempt, message);
    try {
      sleeper.sleep(retry.delayAfter(attempt));
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
