package songstroke.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Something that happens in a run. The events of a run come in order: it starts; each step starts at most once per
/// attempt and ends once; it ends.
public sealed interface RunEvent {
  /// The run's id.
  String run();

  /// By the clock on the wall.
  Instant at();

  /// A run begins.
  ///
  /// @param steps      the ids of all steps, in order
  /// @param parameters every parameter's text
  /// @param resumed    the run that this one goes on with
  record Started(String run, Instant at, String pipeline, String stack, List<String> steps,
      Map<String, String> parameters, Optional<String> resumed) implements RunEvent {}

  /// An attempt at a step begins.
  ///
  /// @param into    how far into the run, by the monotonic clock
  /// @param attempt from 1
  /// @param inputs  by port name
  record StepStarted(String run, Instant at, Duration into, String step, int attempt,
      Map<String, Artifact> inputs)
      implements
        RunEvent {}

  /// An attempt failed and another will follow.
  record AttemptFailed(String run, Instant at, String step, int attempt,
      String message) implements RunEvent {}

  /// A step is over; its outputs become visible now, all at once.
  ///
  /// @param into     how far into the run, by the monotonic clock
  /// @param attempt  the last attempt; 0 when none was needed
  /// @param cacheKey the name of the work
  /// @param inputs   by port name
  /// @param outputs  by port name; those of the earlier execution when it was cached
  /// @param notes    facts about the execution
  record StepEnded(String run, Instant at, Duration into, String step, int attempt, StepState state,
      Optional<String> cacheKey,
      Map<String, Artifact> inputs, Map<String, Artifact> outputs, Map<String, String> notes)
      implements
        RunEvent {}

  /// A line of a step's log.
  record Logged(String run, Instant at, String step, String line) implements RunEvent {}

  /// Something beside the run failed, such as a listener; the run goes on.
  ///
  /// @param warning for a person
  record Warned(String run, Instant at, String warning) implements RunEvent {}

  /// A run is over.
  ///
  /// @param into how long it took, by the monotonic clock
  record Ended(String run, Instant at, Duration into, RunState state) implements RunEvent {}
}
