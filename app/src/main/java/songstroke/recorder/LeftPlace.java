package songstroke.recorder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

import songstroke.timeline.RecordingHeader;

/// A recording under way that a killed process left, locked to be kept elsewhere. Nothing is recorded here.
public final class LeftPlace implements RecordingPlace {
  private final Path file;
  private final ProcessLock lock;

  private LeftPlace(Path file, ProcessLock lock) {
    this.file = file;
    this.lock = lock;
  }

  /// Locks it; empty when a living process has it.
  public static Optional<LeftPlace> lock(Path file) throws IOException {
    return UnderWay.lock(file).map(lock -> new LeftPlace(file, lock));
  }

  @Override
  public RecordingFile begin(RecordingHeader header, Consumer<String> tell) {
    throw new IllegalStateException("The recording " + file + " is over");
  }

  @Override
  public void kept() throws IOException {
    Files.deleteIfExists(file);
  }

  @Override
  public void close() {
    lock.close();
  }
}
