package songstroke.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
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

/// A recording in memory: its presses as packed columns, and everything else as events.
record Recording(RecordingHeader header, List<TimelineEvent> events, List<PressBlock> blocks) {
  private static final int BUFFER = 1 << 16;

  /// Reads a recording file.
  static Recording read(Path file) throws IOException {
    try (RecordingReader reader = RecordingReader.open(file, Recording::warn)) {
      var presses = new PressColumns();
      List<TimelineEvent> events = new ArrayList<>();
      for (TimelineEvent event = reader.next(presses); event != null; event = reader.next(presses)) {
        events.add(event);
      }
      List<PressBlock> blocks = new ArrayList<>();
      for (int i = 0; i < presses.blocks(); i++) {
        blocks.add(presses.block(i));
      }
      return new Recording(reader.header(), events, blocks);
    }
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

  static void warn(String message) {
    System.err.println(message);
  }

  /// Writes its presses as blocks, one behind the other.
  void writeBlocks(Path file) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
      for (PressBlock block : blocks) {
        out.write(block.toBytes());
      }
    }
  }

  /// How many presses it has.
  long presses() {
    return blocks.stream().mapToLong(PressBlock::count).sum();
  }

  /// Its segments.
  ByPause fold() {
    Iterator<PressBlock> next = blocks.iterator();
    try {
      return ColumnFold.of(header, events, () -> next.hasNext() ? next.next() : null);
    } catch (IOException | PressBlockException e) {
      throw new IllegalStateException("The blocks of a recording that was read are sound", e);
    }
  }
}
