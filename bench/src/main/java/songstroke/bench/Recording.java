package songstroke.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import songstroke.segment.ByPause;
import songstroke.segment.ColumnFold;
import songstroke.timeline.PressBlock;
import songstroke.timeline.PressBlockException;
import songstroke.timeline.PressColumns;
import songstroke.timeline.RecordingHeader;
import songstroke.timeline.RecordingReader;
import songstroke.timeline.TimelineEvent;

/// A recording in memory: its presses in columns, and everything else as events.
record Recording(RecordingHeader header, List<TimelineEvent> events, PressColumns presses) {
  private static final int BUFFER = 1 << 16;
  /// Where the length of a block stands in its header, and where that ends.
  private static final int LENGTH_AT = 4;
  private static final int LENGTH_END = 8;

  /// Reads a recording file.
  static Recording read(Path file) throws IOException {
    try (RecordingReader reader = RecordingReader.open(file, Recording::warn)) {
      var recording = new Recording(reader.header(), new ArrayList<>(), new PressColumns());
      for (TimelineEvent event = reader.next(recording.presses); event != null; event = reader
          .next(recording.presses)) {
        recording.events.add(event);
      }
      return recording;
    }
  }

  static void warn(String message) {
    System.err.println(message);
  }

  /// Reads every recording of a folder, or one file.
  static List<Recording> readAll(Path place) throws IOException {
    try (Stream<Path> files = Files.isDirectory(place) ? Files.list(place) : Stream.of(place)) {
      List<Recording> recordings = new ArrayList<>();
      for (Path file : files.filter(path -> path.toString().contains(".jsonl")).sorted().toList()) {
        recordings.add(read(file));
      }
      return recordings;
    }
  }

  /// Reads what [#writeBlocks] wrote.
  ///
  /// @param events a recording file without presses
  static Recording ofBlocks(Path events, Path blocks) throws IOException, PressBlockException {
    Recording recording = read(events);
    byte[] head = new byte[LENGTH_END];
    try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(blocks), BUFFER))) {
      while (in.readNBytes(head, 0, LENGTH_END) == LENGTH_END) {
        byte[] block = new byte[ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt(LENGTH_AT)];
        System.arraycopy(head, 0, block, 0, LENGTH_END);
        in.readFully(block, LENGTH_END, block.length - LENGTH_END);
        recording.presses.append(PressBlock.read(block));
      }
    }
    return recording;
  }

  /// Writes its presses as blocks, one behind the other.
  void writeBlocks(Path file) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
      for (int i = 0; i < presses.blocks(); i++) {
        out.write(presses.block(i).toBytes());
      }
    }
  }

  /// Its segments.
  ByPause fold() {
    return ColumnFold.of(header, events, presses);
  }
}
