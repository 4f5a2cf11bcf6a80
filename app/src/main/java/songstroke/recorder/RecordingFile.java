package songstroke.recorder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import songstroke.timeline.RecordingHeader;
import songstroke.timeline.RecordingWriter;
import songstroke.timeline.TimelineEvent;

/// The recording on disk, which may end before the recording does: when the disk is full the person is told
/// once, what was written stays, and the rest lives in memory alone.
///
/// It is read back through the file that was opened, whatever became of its name meanwhile.
public final class RecordingFile implements AutoCloseable {
  private final String name;
  private final Consumer<String> tell;
  private @Nullable Written written;
  private @Nullable RecordingWriter writer;

  /// A file that is open.
  ///
  /// @param key tells it from any other file of its name
  private record Written(Path path, FileChannel channel, @Nullable Object key) {}

  private RecordingFile(String name, Consumer<String> tell) {
    this.name = name;
    this.tell = tell;
  }

  /// No file: the events live in memory alone.
  public static RecordingFile none() {
    return new RecordingFile("", _ -> {});
  }

  /// Begins a new file.
  ///
  /// @param tell takes a sentence for the person
  public static RecordingFile create(Path path, RecordingHeader header, Consumer<String> tell) {
    var file = new RecordingFile(path.toString(), tell);
    try {
      FileChannel channel = RecordingWriter.createFile(path);
      file.written = new Written(path, channel, key(path));
      file.writer = RecordingWriter.of(Channels.newOutputStream(channel), header);
    } catch (IOException e) {
      file.giveUp(e);
    }
    return file;
  }

  void write(TimelineEvent event) {
    if (writer != null) {
      try {
        writer.write(event);
      } catch (IOException e) {
        giveUp(e);
      }
    }
  }

  /// Hands everything to the operating system, so that it outlives this process.
  void flush() {
    if (writer != null) {
      try {
        writer.flush();
      } catch (IOException e) {
        giveUp(e);
      }
    }
  }

  /// Whether there is a file.
  public boolean isThere() {
    return written != null;
  }

  /// What is in it, from the beginning; the file stays open.
  public InputStream read() throws IOException {
    return new ChannelInputStream(Objects.requireNonNull(written, "no file").channel());
  }

  /// Deletes it, unless something else has its name by now.
  public void delete() throws IOException {
    if (written != null && Files.exists(written.path(), LinkOption.NOFOLLOW_LINKS)
        && Objects.equals(written.key(), key(written.path()))) {
      Files.deleteIfExists(written.path());
    }
  }

  /// Nobody reads it any more.
  @Override
  public void close() {
    if (written != null) {
      try {
        flush();
        written.channel().close();
      } catch (IOException e) {
        giveUp(e);
      }
    }
  }

  private static @Nullable Object key(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).fileKey();
  }

  private void giveUp(IOException e) {
    writer = null;
    String why = e instanceof FileSystemException trouble && trouble.getReason() != null
        ? trouble.getReason()
        : String.valueOf(e.getMessage());
    tell.accept("The recording file " + name + " cannot be written any more (" + why
        + "); the recording goes on in memory, and its results are written at the end if there is room.");
  }
}
