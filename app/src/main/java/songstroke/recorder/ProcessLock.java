package songstroke.recorder;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import songstroke.file.PrivateFiles;

/// The sole right to something, held by at most one living process: a lock of the operating system on a file, which
/// the system frees when the process ends, however it ends.
///
/// The file is made when needed and deleted by [#close]; one that a killed process left behind does no harm. It is the
/// file that counts, not the name by which it is reached.
public final class ProcessLock implements AutoCloseable {
  /// The locks of this process. A file of these must not be opened again here: on some systems closing it would free
  /// the lock.
  private static final Set<Path> HELD = new HashSet<>();

  private final Path file;
  private final @Nullable FileChannel channel;
  private final Optional<String> weakness;

  /// Locks an open file, or gives null when another process has locked it.
  interface Locking {
    @Nullable
    FileLock lock(FileChannel channel) throws IOException;
  }

  private ProcessLock(Path file, @Nullable FileChannel channel, Optional<String> weakness) {
    this.file = file;
    this.channel = channel;
    this.weakness = weakness;
  }

  /// Takes what the file stands for; empty when another has it. Its folder must exist.
  ///
  /// @throws IOException when the file cannot be made or opened
  public static Optional<ProcessLock> on(Path file) throws IOException {
    return on(file, FileChannel::tryLock);
  }

  static Optional<ProcessLock> on(Path file, Locking locking) throws IOException {
    Path place = file.toAbsolutePath().resolveSibling("").toRealPath().resolve(file.getFileName());
    synchronized (HELD) {
      if (HELD.contains(place)) {
        return Optional.empty();
      }
      Optional<ProcessLock> lock = lock(place, locking);
      lock.ifPresent(_ -> HELD.add(place));
      return lock;
    }
  }

  /// Why other processes may have it as well: the file system knows no locks. Empty when this one has it alone.
  public Optional<String> weakness() {
    return weakness;
  }

  /// Gives it up.
  @Override
  public void close() {
    synchronized (HELD) {
      if (!HELD.remove(file)) {
        return;
      }
      try (FileChannel _ = channel) {
        Files.deleteIfExists(file);
      } catch (IOException _) {
        // an unlocked file says nothing
      }
    }
  }

  /// Another process may delete the file after this one has opened it; a lock on such a file is worth nothing.
  private static Optional<ProcessLock> lock(Path file, Locking locking) throws IOException {
    while (true) {
      try {
        Object before = made(file);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        FileLock lock;
        try {
          lock = locking.lock(channel);
        } catch (IOException e) {
          channel.close();
          Files.deleteIfExists(file);
          return Optional.of(new ProcessLock(file, null, Optional.of(String.valueOf(e.getMessage()))));
        }
        if (lock == null) {
          channel.close();
          return Optional.empty();
        }
        if (Objects.equals(before, key(file))) {
          return Optional.of(new ProcessLock(file, channel, Optional.empty()));
        }
        channel.close();
      } catch (NoSuchFileException e) {
        if (!Files.isDirectory(file.resolveSibling(""))) {
          throw e;
        }
      }
    }
  }

  /// What tells the file from any other, once it is there.
  private static @Nullable Object made(Path file) throws IOException {
    try {
      PrivateFiles.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE).close();
    } catch (FileAlreadyExistsException _) {
      // another process has it, or had it
    }
    return key(file);
  }

  private static @Nullable Object key(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).fileKey();
  }
}
