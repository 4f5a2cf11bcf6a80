package songstroke.cli.text;

import songstroke.pipeline.RunRecord;
import songstroke.pipeline.RunState;
import songstroke.pipeline.StepRecord;
import songstroke.pipeline.StepState;
import songstroke.timeline.Length;

/// What is said of runs and their steps in a line.
public final class RunText {
  private RunText() {}

  /// Where a run stands. A run that had nothing to do was ended before anything happened.
  public static String said(RunState state) {
    return state instanceof RunState.Skipped ? "ended early" : state.code();
  }

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
    return run.took().map(Length::words).orElse("-");
  }

  public static String length(StepRecord step) {
    return step.took().map(Length::words).orElse("-");
  }
}
