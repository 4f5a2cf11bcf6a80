package songstroke.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

import songstroke.file.PrivateFiles;

/// Says which runs have a living process: each holds a lock on a file of its own, which the system frees when the
/// process ends, however it ends.
///
/// Safe for use by several threads and processes.
final class RunLocks {
  /// The locks of this process. A file of these must not be opened again here: on some systems closing it would free
  /// the lock.
  private static final Map<Path, FileLock> HELD = new HashMap<>();

  private final Path folder;

  RunLocks(Path folder) {
    this.folder = folder;
  }

  /// This process runs it from now on.
  void take(String run) {
    Path file = file(run);
    synchronized (HELD) {
      try {
        FileChannel channel = PrivateFiles.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        HELD.put(file, channel.lock());
      } catch (IOException e) {
        throw new UncheckedIOException(file + ": the run cannot be marked as alive", e);
      }
    }
  }

  /// The run is over.
  void release(String run) {
    Path file = file(run);
    synchronized (HELD) {
      FileLock lock = HELD.remove(file);
      if (lock == null) {
        return;
      }
      try {
        Files.deleteIfExists(file);
        lock.acquiredBy().close();
      } catch (IOException e) {
        throw new UncheckedIOException(file + ": the run's mark cannot be taken away", e);
      }
    }
  }

  /// Whether a living process runs it.
  boolean isAlive(String run) {
    Path file = file(run);
    synchronized (HELD) {
      if (HELD.containsKey(file)) {
        return true;
      }
      if (!Files.exists(file)) {
        return false;
      }
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
          FileLock lock = channel.tryLock()) {
        return lock == null;
      } catch (IOException e) {
        throw new UncheckedIOException(file + ": cannot be read", e);
      }
    }
  }

  /// Takes away what a dead process left.
  void clean(String run) {
    try {
      Files.deleteIfExists(file(run));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(String run) {
    return folder.resolve(run + ".lock").toAbsolutePath();
  }
}
