package songstroke.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Lets a command end its long part early on Ctrl-C, a hang-up or a request to terminate, and still finish.
///
/// The program stays alive until the command has said [#finished], and then ends with the command's own exit
/// code.
final class Interruption {
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile int exitCode = ExitCode.INTERRUPTED;

  /// Begins to listen.
  static Interruption listen() {
    var interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(new Thread(interruption::endEarly, "interruption"));
    return interruption;
  }

  boolean isAsked() {
    return asked.getCount() == 0;
  }

  /// Waits; true as soon as the person has asked to end.
  boolean await(long millis) {
    try {
      return asked.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /// The command is done; gives back its exit code.
  int finished(int code) {
    exitCode = code;
    finished.countDown();
    return code;
  }

  private void endEarly() {
    if (finished.getCount() == 0) {
      return;
    }
    asked.countDown();
    try {
      finished.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(exitCode);
  }
}
