package songstroke.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// What [MemoryRunStore] knows of one run.
final class MemoryRun {
  private final RunEvent.Started started;
  /// In the pipeline's order.
  private final Map<String, StepRecord> steps = new LinkedHashMap<>();
  private final Map<String, Duration> began = new LinkedHashMap<>();
  private RunState state = new RunState.Running();
  private Instant heard;
  private Optional<Instant> ended = Optional.empty();
  private Optional<Duration> took = Optional.empty();

  MemoryRun(RunEvent.Started started) {
    this.started = started;
    this.heard = started.at();
    for (String step : started.steps()) {
      steps.put(step,
          new StepRecord(id(), step, new StepState.Waiting(), 0, Optional.empty(), Optional.empty(),
              Optional.empty(), Optional.empty(), Map.of(), Map.of(), Map.of()));
    }
  }

  String id() {
    return started.run();
  }

  String stack() {
    return started.stack();
  }

  boolean isRunning() {
    return state instanceof RunState.Running;
  }

  void heard(Instant at) {
    heard = at;
  }

  void stepStarted(RunEvent.StepStarted event, Map<String, ArtifactRecord> inputs) {
    heard(event.at());
    began.putIfAbsent(event.step(), event.into());
    steps.computeIfPresent(event.step(),
        (id, step) -> new StepRecord(id(), id, new StepState.Running(), event.attempt(),
            step.started().or(() -> Optional.of(event.at())), Optional.empty(), Optional.empty(),
            Optional.empty(),
            with(inputs, step.inputs()), step.outputs(), step.notes()));
  }

  void stepEnded(RunEvent.StepEnded event, Map<String, ArtifactRecord> inputs,
      Map<String, ArtifactRecord> outputs) {
    heard(event.at());
    Duration length = event.into().minus(began.getOrDefault(event.step(), event.into()));
    steps.computeIfPresent(event.step(),
        (id, step) -> new StepRecord(id(), id, event.state(), event.attempt(),
            step.started().or(() -> Optional.of(event.at())), Optional.of(event.at()), Optional.of(length),
            event.cacheKey(), with(inputs, step.inputs()), with(outputs, step.outputs()),
            with(step.notes(), event.notes())));
  }

  void ended(RunEvent.Ended event) {
    state = event.state();
    ended = Optional.of(event.at());
    took = Optional.of(event.into());
  }

  /// Its process is dead, if it had not ended.
  void kill() {
    if (isRunning()) {
      state = new RunState.Interrupted();
      ended = Optional.of(heard);
      took = Optional.of(Duration.between(started.at(), heard));
      steps.replaceAll((id, step) -> step.state() instanceof StepState.Running
          ? new StepRecord(id(), id, new StepState.Interrupted(), step.attempts(), step.started(), ended,
              Optional.of(Duration.ZERO), step.cacheKey(), step.inputs(), step.outputs(), step.notes())
          : step);
    }
  }

  RunRecord withoutSteps() {
    return new RunRecord(id(), started.pipeline(), started.stack(), state, started.at(), ended, took,
        started.resumed(), Map.of(), List.of());
  }

  /// @param now gives an artifact's record as it is now
  RunRecord whole(UnaryOperator<ArtifactRecord> now) {
    return new RunRecord(id(), started.pipeline(), started.stack(), state, started.at(), ended, took,
        started.resumed(), new TreeMap<>(started.parameters()), steps(now));
  }

  List<StepRecord> steps(UnaryOperator<ArtifactRecord> now) {
    return steps.values().stream()
        .map(step -> new StepRecord(step.run(), step.step(), step.state(), step.attempts(), step.started(),
            step.ended(), step.took(), step.cacheKey(), each(step.inputs(), now), each(step.outputs(), now),
            step.notes()))
        .toList();
  }

  private static Map<String, ArtifactRecord> each(Map<String, ArtifactRecord> byPort,
      UnaryOperator<ArtifactRecord> now) {
    Map<String, ArtifactRecord> records = new TreeMap<>();
    byPort.forEach((port, record) -> records.put(port, now.apply(record)));
    return records;
  }

  /// @param strong stands where both know something of a name
  private static <T> Map<String, T> with(Map<String, T> weak, Map<String, T> strong) {
    Map<String, T> all = new TreeMap<>(weak);
    all.putAll(strong);
    return all;
  }
}
