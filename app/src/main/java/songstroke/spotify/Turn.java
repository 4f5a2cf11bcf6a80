package songstroke.spotify;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import songstroke.file.PrivateFiles;

/// One at a time, among the threads of this process and the processes that know the same file.
///
/// Where the file cannot be made, among the threads alone.
final class Turn {
  private static final Map<Path, ReentrantLock> LOCKS = new ConcurrentHashMap<>();

  private final Path file;
  private final ReentrantLock threads;

  /// @param file is locked and stays empty
  Turn(Path file) {
    this.file = file;
    this.threads = LOCKS.computeIfAbsent(file.toAbsolutePath().normalize(), _ -> new ReentrantLock());
  }

  /// Waits for its turn, then does it. Not to be nested.
  <T> T take(Supplier<T> work) {
    threads.lock();
    Optional<FileChannel> locked = locked();
    try {
      return work.get();
    } finally {
      locked.ifPresent(Turn::release);
      threads.unlock();
    }
  }

  private Optional<FileChannel> locked() {
    try {
      FileChannel channel = PrivateFiles.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        channel.lock();
        return Optional.of(channel);
      } catch (IOException _) {
        release(channel);
        return Optional.empty();
      }
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static void release(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException _) {
      // closed is closed; the lock goes with it
    }
  }
}
