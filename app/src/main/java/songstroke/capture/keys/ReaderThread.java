package songstroke.capture.keys;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/// The one thread on which a source listens and calls its listener, from start to close.
final class ReaderThread {
  private final CountDownLatch closing = new CountDownLatch(1);
  private final String name;
  private volatile @Nullable Thread thread;

  ReaderThread(String name) {
    this.name = name;
  }

  /// Runs the source's loop, which ends soon after [#isClosing] turns true.
  synchronized void start(Runnable loop) {
    if (thread != null) {
      throw new IllegalStateException("A key source is started once");
    }
    thread = Thread.ofPlatform().daemon().name(name).start(loop);
  }

  boolean isClosing() {
    return closing.getCount() == 0;
  }

  /// Waits on the source's own thread, and returns at once when the source is closing.
  void pause(long millis) {
    try {
      closing.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      closing.countDown();
    }
  }

  /// Turns [#isClosing] true, for whoever waits as well.
  void announceClose() {
    closing.countDown();
  }

  /// Waits until the loop has ended, unless it is the loop that asks. Interrupts nothing: that would hit the
  /// listener's own work as well. A source that waits for its device closes that first.
  void end() {
    announceClose();
    Thread loop = thread;
    if (loop == null || loop.equals(Thread.currentThread())) {
      return;
    }
    boolean interrupted = false;
    while (loop.isAlive()) {
      try {
        loop.join();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
