package songstroke.segment;

import java.io.IOException;

/// A segments file that cannot be understood: its message names file, line and column.
public final class SegmentsFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  SegmentsFormatException(String message) {
    super(message);
  }
}
