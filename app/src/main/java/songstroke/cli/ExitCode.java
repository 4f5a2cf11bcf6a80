package songstroke.cli;

/// What the program's exit tells a script, after `sysexits.h`.
final class ExitCode {
  static final int OK = 0;
  /// The command line is wrong.
  static final int USAGE = 64;
  /// The input is not what it should be.
  static final int BAD_DATA = 65;
  /// There is no such input.
  static final int NO_INPUT = 66;
  /// Something that is needed is not there.
  static final int UNAVAILABLE = 69;
  /// A defect of the program itself.
  static final int DEFECT = 70;
  /// The output cannot be written.
  static final int CANNOT_CREATE = 73;
  /// It may go well the next time.
  static final int TEMPORARY = 75;
  /// Something that is needed refuses us.
  static final int NO_PERMISSION = 77;
  /// A setting is wrong.
  static final int CONFIGURATION = 78;
  /// A step found nothing to do.
  static final int SKIPPED = 99;
  /// The person stopped it before anything was kept.
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
