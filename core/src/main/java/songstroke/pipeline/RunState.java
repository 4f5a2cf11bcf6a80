package songstroke.pipeline;

/// Where a run stands.
public sealed interface RunState {
  record Running() implements RunState {}

  record Succeeded() implements RunState {}

  /// No step had anything to do.
  ///
  /// @param reason for a person
  record Skipped(String reason) implements RunState {}

  /// A step failed, and those that need it could not run.
  ///
  /// @param step    the step that failed
  /// @param message its message
  record Failed(String step, String message) implements RunState {}

  /// Its process ended, or it was told to stop, before it was done.
  record Interrupted() implements RunState {}

  /// The state's name.
  default String code() {
    return switch (this) {
      case Running _ -> "running";
      case Succeeded _ -> "succeeded";
      case Skipped _ -> "skipped";
      case Failed _ -> "failed";
      case Interrupted _ -> "interrupted";
    };
  }
}
