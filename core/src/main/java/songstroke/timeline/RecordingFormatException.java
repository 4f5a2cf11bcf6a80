package songstroke.timeline;

import java.io.IOException;

/// A recording that cannot be understood: its message names file, line and field.
public final class RecordingFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  RecordingFormatException(String file, long line, String what) {
    super(file + ", line " + line + ": " + what);
  }
}
