package songstroke.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import songstroke.file.PrivateFiles;
import songstroke.timeline.Clocks;

/// Says which runs have a living process: each holds a lock on a file of its own, the run's mark, which the system
/// frees when the process ends, however it ends.
///
/// Once a second the process notes in the mark for how long it has been running, so that this is known when it dies.
/// Safe for use by several threads and processes.
final class RunLocks implements AutoCloseable {
  private static final long NOTE_SECONDS = 1;
  /// The marks of this process. A file of these must not be opened again here: on some systems closing it would free
  /// the lock.
  private static final Map<Path, Mark> HELD = new HashMap<>();

  private final Path folder;
  private final Clocks clocks;
  private final Set<Path> taken = new HashSet<>();

  /// The mark of a run of this process.
  private record Mark(FileChannel channel, long began, CountDownLatch over) {}

  RunLocks(Path folder, Clocks clocks) {
    this.folder = folder;
    this.clocks = clocks;
  }

  /// This process runs it from now on.
  void take(String run) {
    Path file = file(run);
    Mark mark;
    synchronized (HELD) {
      try {
        FileChannel channel = PrivateFiles.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        Objects.requireNonNull(channel.lock());
        mark = new Mark(channel, clocks.monotonicNanos(), new CountDownLatch(1));
        HELD.put(file, mark);
        taken.add(file);
      } catch (IOException e) {
        throw new UncheckedIOException(file + ": the run cannot be marked as alive", e);
      }
    }
    note(run);
    Thread.ofVirtual().start(() -> noteUntil(mark.over(), run));
  }

  /// Notes for how long the run has been running; nothing happens when this process does not run it.
  void note(String run) {
    synchronized (HELD) {
      Mark mark = HELD.get(file(run));
      if (mark == null) {
        return;
      }
      long millis = TimeUnit.NANOSECONDS.toMillis(clocks.monotonicNanos() - mark.began());
      try {
        mark.channel().write(StandardCharsets.US_ASCII.encode(Long.toString(millis)), 0);
      } catch (IOException _) {
        // the note before this one stands
      }
    }
  }

  /// For how long a run had been running when that was last noted.
  Optional<Duration> lastNote(String run) {
    try {
      return Optional.of(Duration.ofMillis(Long.parseLong(Files.readString(file(run)))));
    } catch (IOException | NumberFormatException _) {
      return Optional.empty();
    }
  }

  /// The run is over, and remembered as such.
  void release(String run) {
    Path file = file(run);
    synchronized (HELD) {
      if (taken.remove(file)) {
        drop(file);
        try {
          Files.deleteIfExists(file);
        } catch (IOException _) {
          // a mark that is left behind is looked at by nobody, as the run's end is known
        }
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
      } catch (FileSystemException _) {
        return false; // nothing can run where its mark cannot be written
      } catch (IOException e) {
        throw new UncheckedIOException(file + ": cannot be read", e);
      }
    }
  }

  /// Takes away what a dead process left, if possible.
  void clean(String run) {
    try {
      Files.deleteIfExists(file(run));
    } catch (IOException _) {
      // as in release
    }
  }

  /// Runs that have not ended are not alive any more.
  @Override
  public void close() {
    synchronized (HELD) {
      taken.forEach(RunLocks::drop);
      taken.clear();
    }
  }

  private static void drop(Path file) {
    Mark mark = HELD.remove(file);
    if (mark != null) {
      mark.over().countDown();
      try {
        mark.channel().close();
      } catch (IOException _) {
        // the lock goes with the process
      }
    }
  }

  private void noteUntil(CountDownLatch over, String run) {
    try {
      while (!over.await(NOTE_SECONDS, TimeUnit.SECONDS)) {
        note(run);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Path file(String run) {
    return folder.resolve(run + ".lock").toAbsolutePath();
  }
}
