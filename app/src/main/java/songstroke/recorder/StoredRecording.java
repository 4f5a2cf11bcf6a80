package songstroke.recorder;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

import songstroke.timeline.KeyPress;
import songstroke.timeline.Mark;
import songstroke.timeline.RecordingFormatException;
import songstroke.timeline.RecordingHeader;
import songstroke.timeline.RecordingReader;
import songstroke.timeline.TimelineEvent;

/// A recording that lies in a file, compressed or not.
public record StoredRecording(Path file, RecordingHeader header) {
  private static final Pattern END = Pattern.compile("\"mark\"\\s*:\\s*\"end\"[^\n]*\\s*$");
  private static final int LAST_LINE = 256;

  /// The recording in a file; empty when it is not one or cannot be read.
  public static Optional<StoredRecording> at(Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (RecordingReader reader = RecordingReader.open(file, _ -> {})) {
      return Optional.of(new StoredRecording(file, reader.header()));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /// When it began, as the person read the clock.
  public ZonedDateTime start() {
    return Instant.ofEpochMilli(header.start()).atZone(header.zone());
  }

  /// How many keys were pressed, as far as it can be read.
  public long presses() throws IOException {
    return content().presses;
  }

  /// Whether it goes to its end; otherwise the program was killed while it recorded.
  public boolean isFinished() throws IOException {
    return END.matcher(tail()).find() || content().finished;
  }

  /// Its lines, from the beginning.
  public InputStream lines() throws IOException {
    return RecordingReader.plain(file);
  }

  private record Content(long presses, boolean finished) {}

  private Content content() throws IOException {
    long presses = 0;
    boolean finished = false;
    try (RecordingReader reader = RecordingReader.open(file, _ -> {})) {
      for (TimelineEvent event = reader.next(); event != null; event = reader.next()) {
        presses += event instanceof KeyPress ? 1 : 0;
        finished |= event instanceof Mark mark && mark.kind() == Mark.Kind.END;
      }
    } catch (RecordingFormatException | EOFException _) {
      // what comes after the fault is not readable
    }
    return new Content(presses, finished);
  }

  private String tail() throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      var last = ByteBuffer.allocate(LAST_LINE);
      channel.position(Math.max(0, channel.size() - LAST_LINE));
      while (last.hasRemaining() && channel.read(last) >= 0) {
        Thread.onSpinWait();
      }
      return new String(last.array(), 0, last.position(), StandardCharsets.ISO_8859_1);
    }
  }
}
