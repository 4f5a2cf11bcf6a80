package songstroke.recorder;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import songstroke.timeline.RecordingHeader;
import songstroke.timeline.RecordingWriter;
import songstroke.timeline.TimelineEvent;

/// The recording on disk, which may end before the recording does: when the disk is full the person is told
/// once, what was written stays, and the rest lives in memory alone.
final class RecordingFile implements AutoCloseable {
  private final String name;
  private final Consumer<String> tell;
  private @Nullable RecordingWriter writer;

  private RecordingFile(String name, Consumer<String> tell) {
    this.name = name;
    this.tell = tell;
  }

  /// Begins the file, if there is to be one.
  ///
  /// @param tell takes a sentence for the person
  static RecordingFile create(Optional<Path> path, RecordingHeader header, Consumer<String> tell) {
    var file = new RecordingFile(path.map(Path::toString).orElse(""), tell);
    path.ifPresent(place -> {
      try {
        file.writer = RecordingWriter.create(place, header);
      } catch (IOException e) {
        file.giveUp(e);
      }
    });
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

  @Override
  public void close() {
    if (writer != null) {
      try {
        writer.close();
      } catch (IOException e) {
        giveUp(e);
      }
    }
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
