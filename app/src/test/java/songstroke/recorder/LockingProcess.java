package songstroke.recorder;

import java.io.IOException;
import java.nio.file.Path;

/// A process that locks a file, says so, and waits for its end: `main FILE`.
final class LockingProcess {
  private LockingProcess() {}

  public static void main(String... arguments) throws IOException {
    if (ProcessLock.on(Path.of(arguments[0])).isPresent()) {
      System.out.write('.');
      System.out.flush();
    }
    while (System.in.read() >= 0) {
      Thread.onSpinWait();
    }
  }

  /// Starts it, and waits until it has the lock.
  static Process start(Path file) throws IOException {
    Process process = ChildJvm.start(LockingProcess.class, file.toString());
    if (process.getInputStream().read() != '.') {
      throw new IOException("the other process did not get the lock");
    }
    return process;
  }
}
