package songstroke.cli;

/// What the program's exit tells a script when nothing failed; a failure exits with the code of its
/// [songstroke.problem.Problem].
final class ExitCode {
  static final int OK = 0;
  /// A step found nothing to do.
  static final int SKIPPED = 99;

  private ExitCode() {}
}
