package songstroke.recorder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Objects;

/// Reads the first bytes of an open file, with a position of its own; closing it leaves the file open.
final class ChannelInputStream extends InputStream {
  private final FileChannel channel;
  private final long end;
  private long position;

  /// @param end how many bytes there are to read
  ChannelInputStream(FileChannel channel, long end) {
    this.channel = channel;
    this.end = end;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    if (length > 0 && position >= end) {
      return -1;
    }
    int most = (int) Math.min(length, end - position);
    int count = channel.read(ByteBuffer.wrap(bytes, offset, most), position);
    position += Math.max(0, count);
    return count;
  }
}
