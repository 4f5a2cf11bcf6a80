package songstroke.timeline;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

import songstroke.file.PrivateFiles;
import songstroke.name.Entities;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/// Writes a recording file, an event a line. A name that holds an entity of web pages is written so that reading it
/// gives that name. What was written before [#flush] survives the program's death.
/// Not safe for use by several threads.
public final class RecordingWriter implements Closeable, Flushable {
  private static final JsonFactory JSON = JsonFactory.builder()
      .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
      .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
      .build();

  private final OutputStream out;

  private RecordingWriter(OutputStream out) {
    this.out = out;
  }

  /// Creates a `.jsonl` or `.jsonl.gz` file that only its owner can read.
  ///
  /// @throws java.nio.file.FileAlreadyExistsException when there is a file of that name: no recording is replaced
  public static RecordingWriter create(Path file, RecordingHeader header) throws IOException {
    boolean zip = file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".gz");
    OutputStream raw = Channels.newOutputStream(createFile(file));
    return of(zip ? new GZIPOutputStream(raw, 8192, true) : raw, header);
  }

  /// Creates the file of a recording, still empty, to be written and read through this channel alone.
  ///
  /// @throws java.nio.file.FileAlreadyExistsException when there is a file of that name
  public static FileChannel createFile(Path file) throws IOException {
    return PrivateFiles.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ,
        StandardOpenOption.WRITE);
  }

  /// Writes to a stream; closing the writer closes it.
  public static RecordingWriter of(OutputStream out, RecordingHeader header) throws IOException {
    var writer = new RecordingWriter(new BufferedOutputStream(out));
    writer.line(json -> {
      json.writeStringProperty("format", RecordingHeader.FORMAT)
          .writeNumberProperty("start", header.start())
          .writeStringProperty("zone", header.zone().getId())
          .writeStringProperty("keys", header.keys())
          .writeStringProperty("music", header.music());
      if (!header.run().isEmpty()) {
        json.writeStringProperty("run", header.run());
      }
    });
    writer.flush();
    return writer;
  }

  /// Adds an event; its time is not before the last one's.
  public void write(TimelineEvent event) throws IOException {
    line(json -> {
      json.writeNumberProperty("t", event.t());
      switch (event) {
        case KeyPress press -> press(json, press);
        case PlaybackChange change -> {
          if (change.isLate()) {
            json.writeNumberProperty("since", change.since());
          }
          playback(json, change.playback());
        }
        case ChangeMoved moved -> json.writeNumberProperty("since", moved.since());
        case TaskChange change -> json.writeStringProperty("task", change.task());
        case WallLabel label -> json.writeNumberProperty("wall", label.wallMillis())
            .writeStringProperty("zone", label.zone().getId());
        case Mark mark -> json.writeStringProperty("mark", mark.kind().code());
      }
    });
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private static void press(JsonGenerator json, KeyPress press) {
    json.writeStringProperty("key", press.keyClass().code());
    press.hold().ifPresent(hold -> json.writeNumberProperty("hold", hold));
    if (press.repeat()) {
      json.writeBooleanProperty("repeat", true);
    }
  }

  private static void playback(JsonGenerator json, Playback playback) {
    switch (playback) {
      case Playback.Playing playing -> {
        json.writeStringProperty("play", "playing");
        item(json, Optional.of(playing.item()));
        playing.positionMs().ifPresent(position -> json.writeNumberProperty("position_ms", position));
      }
      case Playback.Paused paused -> {
        json.writeStringProperty("play", "paused");
        item(json, paused.item());
      }
      case Playback.Stopped _ -> json.writeStringProperty("play", "stopped");
      case Playback.Muted muted -> {
        json.writeStringProperty("play", "muted");
        item(json, muted.item());
      }
      case Playback.Unknown unknown -> {
        json.writeStringProperty("play", "unknown");
        if (!unknown.reason().isEmpty()) {
          json.writeStringProperty("reason", unknown.reason());
        }
      }
    }
  }

  private static void item(JsonGenerator json, Optional<NowPlaying> item) {
    item.ifPresent(now -> {
      json.writeStringProperty("kind", now.kind().code());
      if (!now.player().isEmpty()) {
        json.writeStringProperty("player", now.player());
      }
      track(json, now.track());
    });
  }

  private static void track(JsonGenerator json, Track track) {
    json.writeObjectPropertyStart("track");
    track.id().ifPresent(id -> json.writeStringProperty("id", id));
    json.writeStringProperty("title", Entities.encoded(track.title()));
    texts(json, "artists", track.artists());
    json.writeStringProperty("album", Entities.encoded(track.album()));
    track.lengthMs().ifPresent(length -> json.writeNumberProperty("length_ms", length));
    texts(json, "genres", track.genres());
    json.writeEndObject();
  }

  private static void texts(JsonGenerator json, String name, List<String> values) {
    json.writeArrayPropertyStart(name);
    values.forEach(value -> json.writeString(Entities.encoded(value)));
    json.writeEndArray();
  }

  /// The fields of one line.
  private interface Fields {
    void writeTo(JsonGenerator json);
  }

  private void line(Fields fields) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8)) {
      json.writeStartObject();
      fields.writeTo(json);
      json.writeEndObject();
    } catch (tools.jackson.core.exc.JacksonIOException e) {
      throw e.getCause();
    }
    out.write('\n');
  }
}
