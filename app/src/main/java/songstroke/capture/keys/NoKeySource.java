package songstroke.capture.keys;

import songstroke.capture.SourceHealth;

/// No keys at all: for who follows music alone.
final class NoKeySource implements KeySource {
  static final String NAME = "none";
  private final ReaderThread reader = new ReaderThread("keys-none");

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
