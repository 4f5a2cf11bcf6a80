package songstroke.pipeline;

import songstroke.problem.Problem;

/// Where a step of a run stands.
public sealed interface StepState {
  /// Its turn has not come.
  record Waiting() implements StepState {}

  record Running() implements StepState {}

  /// It did its work.
  record Succeeded() implements StepState {}

  /// The artifacts of an earlier execution stand for it.
  ///
  /// @param run the run in which they were made
  record Cached(String run) implements StepState {}

  /// It could not do its work.
  ///
  /// @param message for a person
  /// @param problem tells it to other programs
  record Failed(String message, Problem problem) implements StepState {}

  /// There was nothing to do.
  record Skipped(String reason) implements StepState {}

  /// Its process ended, or it was told to stop, before it was done.
  record Interrupted() implements StepState {}

  /// The state's name.
  default String code() {
    return switch (this) {
      case Waiting _ -> "waiting";
      case Running _ -> "running";
      case Succeeded _ -> "succeeded";
      case Cached _ -> "cached";
      case Failed _ -> "failed";
      case Skipped _ -> "skipped";
      case Interrupted _ -> "interrupted";
    };
  }

  /// Whether the step's outputs are there.
  default boolean hasOutputs() {
    return switch (this) {
      case Succeeded _ -> true;
      case Cached _ -> true;
      case Waiting _ -> false;
      case Running _ -> false;
      case Failed _ -> false;
      case Skipped _ -> false;
      case Interrupted _ -> false;
    };
  }
}
