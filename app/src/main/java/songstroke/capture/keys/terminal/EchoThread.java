package songstroke.capture.keys.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/// Writes to a terminal from a thread of its own, so that a terminal that stands still holds up nobody: what does not
/// fit into [#CAPACITY] until it goes on is not shown.
///
/// What is typed passes through here. It lies outside the Java heap until it is written, and is wiped then.
final class EchoThread extends OutputStream {
  /// How many bytes wait for a terminal that stands still.
  static final int CAPACITY = 1 << 16;
  private static final int CHUNK = 256;
  private static final long END_PATIENCE_MILLIS = 1_000;

  private final OutputStream terminal;
  private final ByteBuffer waiting = ByteBuffer.allocateDirect(CAPACITY);
  private @Nullable Thread thread;
  private boolean over;

  EchoThread(OutputStream terminal) {
    this.terminal = terminal;
  }

  @Override
  public void write(int b) {
    write(new byte[]{(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int length) {
    if (!over && waiting.remaining() >= length) {
      waiting.put(bytes, from, length);
      if (thread == null) {
        thread = Thread.ofPlatform().daemon().name("terminal echo").start(this::run);
      }
      notifyAll();
    }
  }

  /// Waits until what is left is written, but not for a terminal that stands still. The terminal stays open.
  @Override
  public void close() {
    Thread writer;
    synchronized (this) {
      over = true;
      writer = thread;
      notifyAll();
    }
    try {
      if (writer != null) {
        TimeUnit.MILLISECONDS.timedJoin(writer, END_PATIENCE_MILLIS);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    clear();
  }

  private void run() {
    byte[] chunk = new byte[CHUNK];
    try {
      for (int length = take(chunk); length > 0; length = take(chunk)) {
        terminal.write(chunk, 0, length);
        terminal.flush();
        Arrays.fill(chunk, (byte) 0);
      }
    } catch (IOException | InterruptedException _) {
      // the terminal is gone: nothing more can be shown
      clear();
    }
  }

  private synchronized void clear() {
    over = true;
    waiting.clear();
    wipe(CAPACITY);
  }

  /// Moves the oldest bytes into the chunk, waiting for some; 0 when it is over.
  private synchronized int take(byte[] chunk) throws InterruptedException {
    while (waiting.position() == 0 && !over) {
      wait();
    }
    int length = Math.min(chunk.length, waiting.position());
    waiting.flip().get(chunk, 0, length).compact();
    wipe(length);
    return length;
  }

  /// Overwrites so many of the bytes behind those that wait.
  private synchronized void wipe(int length) {
    int end = waiting.position();
    for (int i = end; i < Math.min(CAPACITY, end + length); i++) {
      waiting.put(i, (byte) 0);
    }
  }
}
