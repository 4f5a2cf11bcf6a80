package songstroke.problem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/// A kind of failure, with the exit code that tells it to a script (after BSD's `sysexits.h`).
public enum Problem {
  /// The command line is wrong.
  USAGE(64),
  /// The input is not what it should be.
  BAD_DATA(65),
  /// The input does not exist.
  NO_INPUT(66),
  /// Something that is needed is not there.
  UNAVAILABLE(69),
  /// The program itself has a defect.
  DEFECT(70),
  /// The output cannot be written.
  CANNOT_CREATE(73),
  /// The same call may succeed later.
  TEMPORARY(75),
  /// Something that is needed rejects the program or the person.
  NO_PERMISSION(77),
  /// A setting or a secret is missing or wrong.
  CONFIGURATION(78),
  /// The person stopped it.
  INTERRUPTED(130);

  private final int exitCode;

  Problem(int exitCode) {
    this.exitCode = exitCode;
  }

  /// What the process exits with.
  public int exitCode() {
    return exitCode;
  }

  /// The kind of any failure: what it says of itself, otherwise what its Java type tells.
  public static Problem of(Throwable failure) {
    return switch (failure) {
      case Explained explained -> explained.problem();
      case UncheckedIOException unchecked -> of(Objects.requireNonNull(unchecked.getCause()));
      case NoSuchFileException _ -> NO_INPUT;
      case AccessDeniedException _ -> NO_PERMISSION;
      case IOException _ -> CANNOT_CREATE;
      case InvalidPathException _ -> CONFIGURATION;
      default -> DEFECT;
    };
  }
}
