package songstroke.capture;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/// The one thread on which a source listens and calls its listener, from start to close.
public final class SourceThread {
  private final CountDownLatch closing = new CountDownLatch(1);
  private final String name;
  private volatile @Nullable Thread thread;

  public SourceThread(String name) {
    this.name = name;
  }

  /// Runs the source's loop, which ends soon after [#isClosing] turns true.
  public synchronized void start(Runnable loop) {
    if (thread != null) {
      throw new IllegalStateException("A source is started once");
    }
    thread = Thread.ofPlatform().daemon().name(name).start(loop);
  }

  public boolean isClosing() {
    return closing.getCount() == 0;
  }

  /// Waits on the source's own thread, and returns at once when the source is closing.
  public void pause(long millis) {
    try {
      closing.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      closing.countDown();
    }
  }

  /// Turns [#isClosing] true, for whoever waits as well.
  public void announceClose() {
    closing.countDown();
  }

  /// Waits until the loop has ended, unless it is the loop that asks. Interrupts nothing: that would hit the
  /// listener's own work as well. A source that waits for its device closes that first.
  public void end() {
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
