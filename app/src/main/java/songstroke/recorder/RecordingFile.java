package songstroke.recorder;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import songstroke.file.Why;
import songstroke.timeline.RecordingHeader;
import songstroke.timeline.RecordingWriter;
import songstroke.timeline.TimelineEvent;

/// The events of a recording: on disk as far as there is room, the rest in memory.
///
/// The file holds whole lines. When it cannot be written the person is told, and what comes then stays in memory; once
/// there is room again, the file gets it. It is read back through the file that was opened, whatever became of its name
/// meanwhile.
public final class RecordingFile implements AutoCloseable {
  /// After a failure, so many beats pass until the next try.
  private static final int PATIENCE = 25;

  private final String name;
  private final Consumer<String> tell;
  /// What the file does not have yet.
  private final ByteArrayOutputStream unwritten = new ByteArrayOutputStream();
  private @Nullable RecordingWriter writer;
  private @Nullable Written written;
  private long size;
  private int patience;
  private @Nullable String trouble;

  /// A file that is open.
  ///
  /// @param key tells it from any other file of its name
  private record Written(Path path, FileChannel channel, @Nullable Object key) {}

  private RecordingFile(String name, Consumer<String> tell) {
    this.name = name;
    this.tell = tell;
  }

  /// No file, and no events: nothing of the recording is kept here.
  public static RecordingFile none() {
    return new RecordingFile("", _ -> {});
  }

  /// Begins a new file.
  ///
  /// @param tell takes a sentence for the person
  public static RecordingFile create(Path path, RecordingHeader header, Consumer<String> tell) {
    return create(path, header, tell, RecordingWriter::createFile);
  }

  /// Creates the file.
  interface Creation {
    FileChannel create(Path path) throws IOException;
  }

  static RecordingFile create(Path path, RecordingHeader header, Consumer<String> tell, Creation creation) {
    var file = new RecordingFile(path.toString(), tell);
    file.begin(header);
    try {
      file.written = new Written(path, creation.create(path), key(path));
    } catch (IOException e) {
      file.failed(e);
    }
    file.flush();
    return file;
  }

  void write(TimelineEvent event) {
    if (writer != null) {
      inMemory(writer, one -> one.write(event));
    }
  }

  /// Hands everything to the operating system, so that it outlives this process.
  void flush() {
    if (writer != null) {
      inMemory(writer, RecordingWriter::flush);
      if (written != null && unwritten.size() > 0 && --patience < 0) {
        writeTo(written.channel());
      }
    }
  }

  /// Whether the events are kept here.
  public boolean isThere() {
    return writer != null;
  }

  /// Why the file does not hold all of them.
  public Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  /// All events, from the beginning, on disk or not; the file stays open.
  public InputStream read() {
    InputStream rest = new ByteArrayInputStream(unwritten.toByteArray());
    return written == null
        ? rest
        : new SequenceInputStream(new ChannelInputStream(written.channel(), size), rest);
  }

  /// Deletes it, unless something else has its name by now.
  public void delete() throws IOException {
    if (written != null && Files.exists(written.path(), LinkOption.NOFOLLOW_LINKS)
        && Objects.equals(written.key(), key(written.path()))) {
      Files.deleteIfExists(written.path());
    }
  }

  /// The recording is over: what is still missing in the file gets a last try.
  void finish() {
    patience = 0;
    flush();
  }

  /// Nobody reads it any more.
  @Override
  public void close() {
    if (written != null) {
      finish();
      try {
        written.channel().close();
      } catch (IOException e) {
        failed(e);
      }
    }
  }

  private void begin(RecordingHeader header) {
    try {
      writer = RecordingWriter.of(unwritten, header);
    } catch (IOException e) {
      throw new IllegalStateException("Memory takes everything", e);
    }
  }

  /// Writes what the file does not have yet, as many whole lines as there is room for.
  private void writeTo(FileChannel channel) {
    byte[] bytes = unwritten.toByteArray();
    ByteBuffer left = ByteBuffer.wrap(bytes);
    try {
      while (left.hasRemaining()) {
        channel.write(left, size + left.position());
      }
      written(bytes, bytes.length);
      if (trouble != null) {
        trouble = null;
        tell.accept("The recording file " + name + " can be written again, and has everything.");
      }
    } catch (IOException e) {
      written(bytes, wholeLines(bytes, left.position()));
      cutTo(channel, size);
      failed(e);
    }
  }

  /// The file has the first of these bytes.
  private void written(byte[] bytes, int count) {
    size += count;
    unwritten.reset();
    unwritten.write(bytes, count, bytes.length - count);
  }

  /// The length of the whole lines among the first bytes.
  private static int wholeLines(byte[] bytes, int count) {
    int end = count;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    return end;
  }

  /// Half a line is worth nothing.
  private static void cutTo(FileChannel channel, long end) {
    try {
      channel.truncate(end);
    } catch (IOException _) {
      // a reader drops the half line
    }
  }

  private void failed(IOException e) {
    patience = PATIENCE;
    if (trouble == null) {
      trouble = Why.of(e);
      tell.accept("The recording file " + name + " cannot be written (" + trouble
          + "); the recording goes on in memory, and is written at the end if there is room.");
    }
  }

  private static @Nullable Object key(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).fileKey();
  }

  private interface Lines {
    void of(RecordingWriter writer) throws IOException;
  }

  private static void inMemory(RecordingWriter writer, Lines lines) {
    try {
      lines.of(writer);
    } catch (IOException e) {
      throw new IllegalStateException("Memory takes everything", e);
    }
  }
}
