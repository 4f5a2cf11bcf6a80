package songstroke.bench;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import songstroke.segment.ByPause;
import songstroke.segment.RecordingFold;
import songstroke.segment.Segment;
import songstroke.segment.SegmentsCsv;
import songstroke.timeline.RecordingReader;

/// From a recording file to the segments under each pause rule, as the scripts in `bench/peers` do it.
public final class RecordingToSegments {
  private RecordingToSegments() {}

  /// Run with a recording file and the folder for `segments-1000.csv`, `segments-2000.csv` and `segments-5000.csv`.
  public static void main(String[] args) throws IOException {
    try (RecordingReader reader = RecordingReader.open(Path.of(args[0]), Recording::warn)) {
      write(RecordingFold.of(reader).segments(), Path.of(args[1]));
    }
  }

  static void write(ByPause segments, Path folder) throws IOException {
    Files.createDirectories(folder);
    write(segments.shorter(), folder.resolve("segments-1000.csv"));
    write(segments.usual(), folder.resolve("segments-2000.csv"));
    write(segments.longer(), folder.resolve("segments-5000.csv"));
  }

  private static void write(List<Segment> segments, Path file) throws IOException {
    try (Writer out = Files.newBufferedWriter(file)) {
      SegmentsCsv.write(out, segments);
    }
  }
}
