package songstroke.segment;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

/// Numbers that a file of segments holds of its tracks beside the columns of `segments.csv`: tempo, energy.
public final class TrackProperties {
  private TrackProperties() {}

  /// The finite numbers in columns that `segments.csv` does not have, by segment id and column.
  ///
  /// @throws SegmentsFormatException when the file is no CSV
  public static Map<String, Map<String, Double>> read(Path file) throws IOException {
    Map<String, Map<String, Double>> properties = new HashMap<>();
    Set<String> known = Set.copyOf(SegmentColumns.names());
    try (BufferedReader in = Files.newBufferedReader(file);
        CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(in)) {
      for (NamedCsvRecord row : rows) {
        List<String> extra = row.getHeader().stream().filter(name -> !known.contains(name)).toList();
        Map<String, Double> numbers = new HashMap<>();
        for (String name : extra) {
          number(row.findField(name).orElse("")).ifPresent(value -> numbers.put(name, value));
        }
        properties.put(row.findField("segment_id").orElse(""), Map.copyOf(numbers));
      }
      return properties;
    } catch (CsvParseException e) {
      throw new SegmentsFormatException(file + ": " + e.getMessage());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static OptionalDouble number(String text) {
    try {
      double value = Double.parseDouble(text);
      return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }
}
