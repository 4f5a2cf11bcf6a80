package songstroke.stack;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import songstroke.file.Why;
import songstroke.pipeline.Artifact;
import songstroke.pipeline.RunEvent;
import songstroke.pipeline.RunListener;
import songstroke.pipeline.RunState;
import songstroke.pipeline.RunStore;
import songstroke.pipeline.StepFailedException;
import songstroke.pipeline.StepState;
import songstroke.timeline.Clocks;

/// Tells the store and then the listeners what happens in one run. Safe for use by several threads.
///
/// What a run does must be remembered, so a store that cannot do so fails it. Everything else stands beside the run:
/// a listener that fails hears nothing more, and log lines that cannot be kept are missing; both are said once, as
/// [RunEvent.Warned].
final class Journal {
  private final String run;
  private final Clocks clocks;
  private final RunStore runs;
  private final List<RunListener> listeners;
  private final long began;
  private boolean logsAreLost;

  Journal(String run, Clocks clocks, RunStore runs, List<RunListener> listeners) {
    this.run = run;
    this.clocks = clocks;
    this.runs = runs;
    this.listeners = new ArrayList<>(listeners);
    this.began = clocks.monotonicNanos();
  }

  String run() {
    return run;
  }

  void started(String pipeline, String stack, List<String> steps, Map<String, String> parameters,
      Optional<String> resumed) {
    tell(new RunEvent.Started(run, now(), pipeline, stack, steps, parameters, resumed));
  }

  void stepStarted(String step, int attempt, Map<String, Artifact> inputs) {
    tell(new RunEvent.StepStarted(run, now(), into(), step, attempt, inputs));
  }

  void attemptFailed(String step, int attempt, String message) {
    tell(new RunEvent.AttemptFailed(run, now(), step, attempt, message));
  }

  void stepEnded(String step, int attempt, StepState state, Optional<String> cacheKey,
      Map<String, Artifact> inputs,
      Map<String, Artifact> outputs, Map<String, String> notes) {
    tell(new RunEvent.StepEnded(run, now(), into(), step, attempt, state, cacheKey, inputs, outputs, notes));
  }

  /// A line that cannot be kept does not fail the step that said it.
  synchronized void log(String step, String line) {
    var event = new RunEvent.Logged(run, now(), step, line);
    try {
      runs.on(event);
    } catch (RuntimeException e) {
      if (!logsAreLost) {
        logsAreLost = true;
        warn("the run's log can no longer be kept: " + reason(e));
      }
    }
    tellListeners(event);
  }

  void ended(RunState state) {
    tell(new RunEvent.Ended(run, now(), into(), state));
  }

  private Instant now() {
    return clocks.wall();
  }

  private Duration into() {
    return Duration.ofNanos(clocks.monotonicNanos() - began);
  }

  private synchronized void tell(RunEvent event) {
    runs.on(event);
    tellListeners(event);
  }

  private void tellListeners(RunEvent event) {
    for (RunListener listener : List.copyOf(listeners)) {
      try {
        listener.on(event);
      } catch (RuntimeException | Error e) {
        listeners.remove(listener);
        warn(reason(e));
      }
    }
  }

  private void warn(String warning) {
    var event = new RunEvent.Warned(run, now(), warning);
    try {
      runs.on(event);
    } catch (RuntimeException _) {
      // the listeners still hear it
    }
    tellListeners(event);
  }

  private static String reason(Throwable failure) {
    String message = StepFailedException.messageOf(failure);
    String why = failure instanceof UncheckedIOException unchecked
        ? Why.of(Objects.requireNonNull(unchecked.getCause()))
        : "";
    return message.contains(why) ? message : message + " (" + why + ")";
  }
}
