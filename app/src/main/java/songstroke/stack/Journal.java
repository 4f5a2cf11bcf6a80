package songstroke.stack;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import songstroke.pipeline.Artifact;
import songstroke.pipeline.RunEvent;
import songstroke.pipeline.RunListener;
import songstroke.pipeline.RunState;
import songstroke.pipeline.RunStore;
import songstroke.pipeline.StepState;
import songstroke.timeline.Clocks;

/// Tells the store and then the listeners what happens in one run. Safe for use by several threads.
final class Journal {
  private final String run;
  private final Clocks clocks;
  private final RunStore runs;
  private final List<RunListener> listeners;

  Journal(String run, Clocks clocks, RunStore runs, List<RunListener> listeners) {
    this.run = run;
    this.clocks = clocks;
    this.runs = runs;
    this.listeners = List.copyOf(listeners);
  }

  String run() {
    return run;
  }

  void started(String pipeline, String stack, List<String> steps, Map<String, String> parameters,
      Optional<String> resumed) {
    tell(new RunEvent.Started(run, now(), pipeline, stack, steps, parameters, resumed));
  }

  void stepStarted(String step, int attempt, Map<String, Artifact> inputs) {
    tell(new RunEvent.StepStarted(run, now(), step, attempt, inputs));
  }

  void attemptFailed(String step, int attempt, String message) {
    tell(new RunEvent.AttemptFailed(run, now(), step, attempt, message));
  }

  void stepEnded(String step, int attempt, StepState state, Optional<String> cacheKey,
      Map<String, Artifact> inputs,
      Map<String, Artifact> outputs, Map<String, String> notes) {
    tell(new RunEvent.StepEnded(run, now(), step, attempt, state, cacheKey, inputs, outputs, notes));
  }

  void log(String step, String line) {
    tell(new RunEvent.Logged(run, now(), step, line));
  }

  void ended(RunState state) {
    tell(new RunEvent.Ended(run, now(), state));
  }

  private Instant now() {
    return clocks.wall();
  }

  private synchronized void tell(RunEvent event) {
    runs.on(event);
    listeners.forEach(listener -> listener.on(event));
  }
}
