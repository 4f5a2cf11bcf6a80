package songstroke.pipeline;

/// A step finds that there is nothing to do. The steps that need its output are skipped as well; the run succeeds.
public final class StepSkippedException extends Exception {
  private static final long serialVersionUID = 1L;

  /// Nothing to do.
  ///
  /// @param reason why, for a person
  public StepSkippedException(String reason) {
    super(reason);
  }
}
