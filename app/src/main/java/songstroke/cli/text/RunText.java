package songstroke.cli.text;

import songstroke.pipeline.RunRecord;
import songstroke.pipeline.StepRecord;
import songstroke.pipeline.StepState;

/// What is said of runs and their steps in a line.
public final class RunText {
  private RunText() {}

  /// Where a step stands, with the reason.
  public static String said(StepState state) {
    return switch (state) {
      case StepState.Cached cached -> "cached from " + cached.run();
      case StepState.Failed failed -> "failed: " + failed.message();
      case StepState.Skipped skipped -> "skipped: " + skipped.reason();
      case StepState.Waiting _ -> state.code();
      case StepState.Running _ -> state.code();
      case StepState.Succeeded _ -> state.code();
      case StepState.Interrupted _ -> state.code();
    };
  }

  public static String length(RunRecord run) {
    return run.took().map(took -> took.toMillis() + " ms").orElse("-");
  }

  public static String length(StepRecord step) {
    return step.took().map(took -> took.toMillis() + " ms").orElse("-");
  }
}
