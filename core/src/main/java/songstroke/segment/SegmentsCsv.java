package songstroke.segment;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;

/// The file `segments.csv`: UTF-8, RFC 4180, `\n`, a header, one row a segment.
@SuppressWarnings("DoNotCallSuggester")
public final class SegmentsCsv {
  private SegmentsCsv() {}

  /// Writes the file whole or not at all.
  public static void write(Path file, Iterable<Segment> segments) throws IOException {
    throw new UnsupportedOperationException();
  }

  /// Writes header and rows; the writer stays open.
  public static void write(Writer out, Iterable<Segment> segments) throws IOException {
    throw new UnsupportedOperationException();
  }

  /// Reads a file by the names of its columns, whatever their order; unknown ones are passed over.
  ///
  /// @throws SegmentsFormatException when it cannot be understood
  public static List<Segment> read(Path file) throws IOException {
    throw new UnsupportedOperationException();
  }

  /// The same from a reader; `name` stands in messages.
  public static List<Segment> read(String name, Reader in) throws IOException {
    throw new UnsupportedOperationException();
  }
}
