package songstroke.cli.text;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.Stream;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import songstroke.enrich.Feel;
import songstroke.enrich.GenreClassifier;
import songstroke.enrich.GenreKind;
import songstroke.timeline.SpreadsheetText;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/// Genre names with their kind of music, as CSV `name,bucket,energy,instrumentalness,why` or one JSON object a
/// line. Energy and instrumentalness are empty (null) when the bucket is unknown.
public final class GenreListing {
  private final PrintWriter out;
  private final boolean json;

  public GenreListing(PrintWriter out, boolean json) {
    this.out = out;
    this.json = json;
  }

  /// Prints one row for each name, in order.
  public void classified(Stream<String> names, GenreClassifier classifier) throws IOException {
    if (json) {
      var mapper = new ObjectMapper();
      names.forEach(name -> out.println(node(mapper, name, classifier.classify(name))));
    } else {
      CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
      csv.writeRecord("name", "bucket", "energy", "instrumentalness", "why");
      names.forEach(name -> row(csv, name, classifier.classify(name)));
      csv.flush();
    }
    out.flush();
  }

  private static void row(CsvWriter csv, String name, GenreKind kind) {
    csv.writeRecord(SpreadsheetText.cell(name), kind.bucket().label(),
        kind.feel().map(feel -> text(feel.energy())).orElse(""),
        kind.feel().map(feel -> text(feel.instrumentalness())).orElse(""),
        SpreadsheetText.cell(kind.why()));
  }

  private static ObjectNode node(ObjectMapper mapper, String name, GenreKind kind) {
    ObjectNode node = mapper.createObjectNode().put("name", name).put("bucket", kind.bucket().label());
    node.put("energy", kind.feel().map(Feel::energy).map(GenreListing::rounded).orElse(null));
    node.put("instrumentalness",
        kind.feel().map(Feel::instrumentalness).map(GenreListing::rounded).orElse(null));
    return node.put("why", kind.why());
  }

  private static Double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }

  private static String text(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
