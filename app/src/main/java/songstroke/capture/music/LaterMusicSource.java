package songstroke.capture.music;

import songstroke.capture.SourceUnavailableException;
import songstroke.capture.SourceUnavailableException.Cause;

/// A source of a later version: it says so and does nothing.
final class LaterMusicSource implements MusicSource {
  private final String name;

  LaterMusicSource(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void start(MusicListener listener) throws SourceUnavailableException {
    throw unavailable(name);
  }

  /// Why it cannot start.
  static SourceUnavailableException unavailable(String name) {
    return new SourceUnavailableException(Cause.MISSING,
        name + ": not in this version; use --music auto or --music none");
  }

  @Override
  public void close() {
    // it never started
  }
}
