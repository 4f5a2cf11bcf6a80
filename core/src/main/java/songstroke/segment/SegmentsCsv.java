package songstroke.segment;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

/// The file `segments.csv`: UTF-8, RFC 4180, `\n`, a header, one row a segment.
///
/// Numbers are written in full precision and what is undefined is written as nothing: a segment comes back as it
/// was.
public final class SegmentsCsv {
  private static final char BYTE_ORDER_MARK = '\ufeff';

  private SegmentsCsv() {}

  /// Writes header and rows and flushes; the writer stays open.
  public static void write(Writer out, Iterable<Segment> segments) throws IOException {
    try {
      // Not closed: that would close the caller's writer.
      @SuppressWarnings("resource")
      CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
      csv.writeRecord(SegmentColumns.names());
      for (Segment segment : segments) {
        csv.writeRecord(SegmentColumns.values(segment));
      }
      csv.flush();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /// Reads a file by the names of its columns, whatever their order; unknown ones are passed over.
  ///
  /// @throws SegmentsFormatException when it cannot be understood
  public static List<Segment> read(Path file) throws IOException {
    try (BufferedReader in = Files.newBufferedReader(file)) {
      return read(file.toString(), in);
    }
  }

  /// The same from a reader; `name` stands in messages.
  public static List<Segment> read(String name, Reader in) throws IOException {
    List<Segment> segments = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().allowUnclosedQuote(false)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE).missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .ofNamedCsvRecord(text(name, in))) {
      Map<String, Integer> columns = new HashMap<>();
      for (NamedCsvRecord row : rows) {
        if (columns.isEmpty()) {
          for (int place = 0; place < row.getHeader().size(); place++) {
            columns.putIfAbsent(row.getHeader().get(place), place);
          }
          if (SegmentColumns.names().stream().noneMatch(columns::containsKey)) {
            throw new SegmentsFormatException(name
                + ": not a segment table; its first line names none of the columns of one, such as segment_id");
          }
        }
        segments.add(new SegmentRow(name, row, columns).segment());
      }
      return segments;
    } catch (CsvParseException e) {
      throw new SegmentsFormatException(name + ": " + reason(e));
    } catch (CharacterCodingException e) {
      throw notUtf8(name);
    } catch (UncheckedIOException e) {
      throw e.getCause() instanceof CharacterCodingException ? notUtf8(name) : e.getCause();
    }
  }

  /// Some spreadsheet programs begin a file with a mark, which would else be part of the first column's name.
  private static Reader text(String name, Reader in) throws IOException {
    var buffered = new BufferedReader(in);
    buffered.mark(1);
    int first = buffered.read();
    if (first < 0) {
      throw new SegmentsFormatException(name + ": there is no line that names the columns");
    }
    if (first != BYTE_ORDER_MARK) {
      buffered.reset();
    }
    return buffered;
  }

  private static SegmentsFormatException notUtf8(String name) {
    return new SegmentsFormatException(name + ": not a segment table; it is not text in UTF-8");
  }

  private static String reason(CsvParseException e) {
    Throwable cause = e.getCause();
    return cause == null || cause.getMessage() == null
        ? String.valueOf(e.getMessage())
        : e.getMessage() + ": " + cause.getMessage();
  }
}
