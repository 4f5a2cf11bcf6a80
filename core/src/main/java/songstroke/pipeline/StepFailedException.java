package songstroke.pipeline;

import java.io.UncheckedIOException;

/// A step cannot do its work. The message is for a person: what, where, what to do next.
public final class StepFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  /// What kind of failure it is, with the exit code that tells it to another program.
  public enum Kind {
    USAGE(64), BAD_DATA(65), NO_INPUT(66), UNAVAILABLE(69), DEFECT(70), CANNOT_CREATE(73), TEMPORARY(
        75),
    NO_PERMISSION(77), CONFIGURATION(78);

    private final int exitCode;

    Kind(int exitCode) {
      this.exitCode = exitCode;
    }

    public int exitCode() {
      return exitCode;
    }
  }

  private final Kind kind;

  public StepFailedException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public StepFailedException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  /// The kind of any failure: its own, else temporary for trouble with input and output, else a defect.
  public static Kind kindOf(Exception failure) {
    if (failure instanceof StepFailedException said) {
      return said.kind();
    }
    if (failure instanceof ArtifactStoreException store) {
      return switch (store.kind()) {
        case TEMPORARY -> Kind.TEMPORARY;
        case NO_PERMISSION -> Kind.NO_PERMISSION;
        case CONFIGURATION -> Kind.CONFIGURATION;
      };
    }
    return Retry.isTemporary(failure) ? Kind.TEMPORARY : Kind.DEFECT;
  }

  /// The message of any failure, never empty.
  public static String messageOf(Throwable failure) {
    String message = failure.getMessage();
    boolean spoken = failure instanceof StepFailedException || failure instanceof DamagedArtifactException
        || failure instanceof ArtifactStoreException || failure instanceof UncheckedIOException;
    String name = failure.getClass().getSimpleName();
    return message == null || message.isBlank() ? name : spoken ? message : name + ": " + message;
  }
}
