package songstroke.recorder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.function.Consumer;

import songstroke.timeline.RecordingHeader;
import songstroke.timeline.RecordingWriter;

/// Files on a disk on which each can have so many bytes.
public final class FullDisk {
  private long room;

  public FullDisk(long room) {
    this.room = room;
  }

  void makeRoom(long bytes) {
    room = bytes;
  }

  /// Begins a recording there.
  public RecordingFile recording(Path path, RecordingHeader header, Consumer<String> tell) {
    return RecordingFile.create(path, header, tell, this::create);
  }

  FileChannel create(Path path) throws IOException {
    return new Limited(RecordingWriter.createFile(path));
  }

  private final class Limited extends FileChannel {
    private final FileChannel file;

    Limited(FileChannel file) {
      this.file = file;
    }

    @Override
    public int write(ByteBuffer bytes, long position) throws IOException {
      int fits = (int) Math.min(bytes.remaining(), Math.max(0, room - position));
      if (fits == 0 && bytes.hasRemaining()) {
        throw new IOException("No space left on device");
      }
      ByteBuffer part = bytes.slice(bytes.position(), fits);
      int written = file.write(part, position);
      bytes.position(bytes.position() + written);
      return written;
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
      throw new UnsupportedOperationException();
    }

    @Override
    public long write(ByteBuffer[] bytes, int offset, int length) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int read(ByteBuffer bytes) throws IOException {
      return file.read(bytes);
    }

    @Override
    public long read(ByteBuffer[] bytes, int offset, int length) throws IOException {
      return file.read(bytes, offset, length);
    }

    @Override
    public int read(ByteBuffer bytes, long position) throws IOException {
      return file.read(bytes, position);
    }

    @Override
    public long position() throws IOException {
      return file.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
      return file.position(position);
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
      return file.truncate(size);
    }

    @Override
    public void force(boolean metadata) throws IOException {
      file.force(metadata);
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
      return file.transferTo(position, count, target);
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) {
      throw new UnsupportedOperationException();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
      return file.map(mode, position, size);
    }

    @Override
    public FileLock lock(long position, long size, boolean isShared) throws IOException {
      return file.lock(position, size, isShared);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean isShared) throws IOException {
      return file.tryLock(position, size, isShared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
      file.close();
    }
  }
}
