package songstroke.pipeline;

import java.io.IOException;

/// A stored artifact is no longer what was written; the message names it and its place.
public final class DamagedArtifactException extends IOException {
  private static final long serialVersionUID = 1L;

  public DamagedArtifactException(String message) {
    super(message);
  }
}
