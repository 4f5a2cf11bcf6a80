package songstroke.capture.music;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/// The one thread on which a source calls its listener, from start to close.
final class SourceThread {
  private final CountDownLatch closing = new CountDownLatch(1);
  private final String name;
  private @Nullable Thread thread;

  SourceThread(String name) {
    this.name = name;
  }

  /// Runs the source's loop, which ends soon after [#isClosing] turns true.
  synchronized void start(Runnable loop) {
    if (thread != null) {
      throw new IllegalStateException("A music source is started once");
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
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closing.countDown();
    }
  }

  /// Waits until the loop has ended, unless it is the loop that asks.
  synchronized void end() {
    closing.countDown();
    if (thread == null || thread.equals(Thread.currentThread())) {
      return;
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
