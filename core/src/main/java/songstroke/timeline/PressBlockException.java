package songstroke.timeline;

/// Bytes that are not a whole block of presses. The message says what is wrong with the block, as a sentence about
/// "it"; whoever reads the block knows which recording and which block it is, see [#in].
public final class PressBlockException extends Exception {
  private static final long serialVersionUID = 1L;

  PressBlockException(String message) {
    super(message);
  }

  /// The same, with where the block stands.
  ///
  /// @param recording what the person calls the recording
  /// @param number    which of its blocks, from 1
  public PressBlockException in(String recording, int number) {
    return new PressBlockException(recording + ", press block " + number + ": " + getMessage());
  }
}
