package songstroke.bench;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import songstroke.segment.ColumnFold;
import songstroke.timeline.PressBlock;
import songstroke.timeline.PressBlockException;

/// Blocks one behind the other, as [Recording#writeBlocks] writes them.
final class BlockFile implements ColumnFold.Blocks, Closeable {
  private static final int BUFFER = 1 << 16;
  /// Where the length of a block stands in its header, and where that ends.
  private static final int LENGTH_AT = 4;
  private static final int LENGTH_END = 8;

  private final DataInputStream in;
  private final byte[] head = new byte[LENGTH_END];
  private long presses;

  BlockFile(Path file) throws IOException {
    in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
  }

  @Override
  public @Nullable PressBlock next() throws IOException, PressBlockException {
    if (in.readNBytes(head, 0, LENGTH_END) < LENGTH_END) {
      return null;
    }
    byte[] bytes = new byte[ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt(LENGTH_AT)];
    System.arraycopy(head, 0, bytes, 0, LENGTH_END);
    in.readFully(bytes, LENGTH_END, bytes.length - LENGTH_END);
    PressBlock block = PressBlock.read(bytes);
    presses += block.count();
    return block;
  }

  /// How many presses there were so far.
  long presses() {
    return presses;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
