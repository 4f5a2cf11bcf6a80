package songstroke.capture.keys.x11;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;

/// The bytes that an X server has sent and nobody has used up yet.
///
/// Some of them say which key was pressed. So they lie outside the Java heap, where no collector leaves a copy behind,
/// and are overwritten with zeros as soon as they are removed. Positions count from the oldest byte. For one thread.
final class XPackets {
  private static final int FIRST_CAPACITY = 1 << 16;
  private static final int LAST_CAPACITY = 1 << 25;
  private static final byte[] ZEROS = new byte[1 << 12];

  private ByteBuffer memory;
  private int start;
  private int end;

  XPackets() {
    this(ByteBuffer.allocateDirect(FIRST_CAPACITY));
  }

  /// @param memory where the bytes are kept until they need more room; zeros
  XPackets(ByteBuffer memory) {
    this.memory = memory;
  }

  /// How many bytes there are.
  int size() {
    return end - start;
  }

  /// Waits for more bytes.
  void readFrom(ReadableByteChannel channel) throws IOException {
    if (end == memory.capacity()) {
      makeRoom();
    }
    int count = channel.read(memory.clear().position(end));
    if (count < 0) {
      throw new EOFException("the X server closed the connection");
    }
    end += count;
  }

  /// Shows bytes without copying them: a little-endian buffer, positioned at 0. It shows something else once bytes are
  /// removed or read.
  ByteBuffer view(int at, int length) {
    return memory.slice(start + at, length).order(ByteOrder.LITTLE_ENDIAN);
  }

  /// Takes bytes out from between the others and wipes them.
  void remove(int at, int length) {
    memory.put(start + length, memory, start, at);
    wipe(start, length);
    start += length;
    if (start == end) {
      start = 0;
      end = 0;
    }
  }

  /// Removes everything.
  void clear() {
    remove(0, size());
  }

  /// Moves what there is to the front, or to a memory of twice the size.
  private void makeRoom() throws IOException {
    int size = size();
    if (start > 0) {
      memory.put(0, memory, start, size);
      wipe(size, start);
    } else if (size < LAST_CAPACITY) {
      ByteBuffer larger = ByteBuffer.allocateDirect(2 * size).put(0, memory, 0, size);
      wipe(0, size);
      memory = larger;
    } else {
      throw new IOException("the X server sends " + size + " bytes and no answer");
    }
    start = 0;
    end = size;
  }

  private void wipe(int at, int length) {
    for (int done = 0; done < length; done += ZEROS.length) {
      memory.put(at + done, ZEROS, 0, Math.min(ZEROS.length, length - done));
    }
  }
}
