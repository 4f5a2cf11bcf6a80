package songstroke.capture.keys;

import songstroke.capture.SourceHealth;
import songstroke.capture.SourceThread;

/// No keys at all: for who follows music alone.
public final class NoKeySource implements KeySource {
  /// The name by which the person chooses it.
  public static final String NAME = "none";
  private final SourceThread reader = new SourceThread("keys-none");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void start(KeyListener listener) {
    reader.start(() -> listener.health(new SourceHealth.Working("no key source")));
  }

  @Override
  public void close() {
    reader.end();
  }
}
