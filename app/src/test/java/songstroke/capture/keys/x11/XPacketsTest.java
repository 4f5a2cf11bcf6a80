package songstroke.capture.keys.x11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

import org.junit.jupiter.api.Test;

class XPacketsTest {
  private static final int CAPACITY = 16;

  private final ByteBuffer memory = ByteBuffer.allocate(CAPACITY);
  private final XPackets packets = new XPackets(memory);

  @Test
  void bytesComeOutInTheirOrder() throws IOException {
    receive(1, 2, 3);
    receive(4, 5);
    assertThat(packets.size()).isEqualTo(5);
    assertThat(shown()).containsExactly(1, 2, 3, 4, 5);
    packets.remove(0, 2);
    assertThat(shown()).containsExactly(3, 4, 5);
  }

  @Test
  void whatIsTakenOutFromBetweenIsWipedAndTheRestIsTogether() throws IOException {
    receive(1, 2, 3, 4, 5, 6, 7);
    packets.remove(3, 2);
    assertThat(shown()).containsExactly(1, 2, 3, 6, 7);
    assertThat(memory.array()).containsExactly(0, 0, 1, 2, 3, 6, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  @Test
  void nothingIsLeftOfWhatWasRemoved() throws IOException {
    receive(1, 2, 3);
    packets.remove(0, 3);
    assertThat(memory.array()).containsOnly(0);
    receive(4, 5, 6);
    packets.clear();
    assertThat(packets.size()).isZero();
    assertThat(memory.array()).containsOnly(0);
  }

  @Test
  void whatMovesToTheFrontLeavesNothingBehind() throws IOException {
    receive(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
    packets.remove(0, 14);
    receive(17);
    assertThat(memory.array()).containsExactly(15, 16, 17, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    assertThat(shown()).containsExactly(15, 16, 17);
  }

  @Test
  void whatNeedsMoreRoomLeavesNothingBehind() throws IOException {
    receive(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
    receive(17);
    assertThat(memory.array()).containsOnly(0);
    assertThat(shown()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17);
  }

  @Test
  void theEndOfTheConnectionIsAnError() {
    assertThatThrownBy(() -> packets.readFrom(channel(ByteBuffer.allocate(0))))
        .isInstanceOf(EOFException.class);
  }

  private void receive(int... bytes) throws IOException {
    ByteBuffer sent = ByteBuffer.allocate(bytes.length);
    for (int b : bytes) {
      sent.put((byte) b);
    }
    packets.readFrom(channel(sent.flip()));
    assertThat(sent.hasRemaining()).isFalse();
  }

  private byte[] shown() {
    byte[] bytes = new byte[packets.size()];
    packets.view(0, bytes.length).get(bytes);
    return bytes;
  }

  /// Gives what is in a buffer at once, and then its end.
  private static ReadableByteChannel channel(ByteBuffer sent) {
    return new ReadableByteChannel() {
      @Override
      public int read(ByteBuffer target) {
        if (!sent.hasRemaining()) {
          return -1;
        }
        int count = Math.min(sent.remaining(), target.remaining());
        target.put(sent.slice(sent.position(), count));
        sent.position(sent.position() + count);
        return count;
      }

      @Override
      public boolean isOpen() {
        return true;
      }

      @Override
      public void close() {}
    };
  }
}
