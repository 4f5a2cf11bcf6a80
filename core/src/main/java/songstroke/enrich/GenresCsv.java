package songstroke.enrich;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import songstroke.timeline.SpreadsheetText;

/// The file `genres.csv`: one row for each genre of each artist, with where it comes from.
///
/// UTF-8, RFC 4180, `\n`. An artist without genres has one row whose genre, confidence and time are empty and
/// whose source is `none` (every source was asked; the time says when) or `pending` (not asked yet).
public final class GenresCsv {
  private GenresCsv() {}

  /// The artists in the map's order.
  public static String of(Map<ArtistQuery, GenreKnowledge> artists) {
    var text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      csv.writeRecord("artist", "genre", "source", "confidence", "looked_up");
      for (Map.Entry<ArtistQuery, GenreKnowledge> entry : artists.entrySet()) {
        String artist = SpreadsheetText.cell(entry.getKey().artist());
        switch (entry.getValue()) {
          case GenreKnowledge.Known known -> {
            for (SourcedGenre genre : known.genres()) {
              csv.writeRecord(artist, SpreadsheetText.cell(genre.genre()), genre.source().label(),
                  String.format(Locale.ROOT, "%.2f", genre.confidence()), genre.lookedUp().toString());
            }
          }
          case GenreKnowledge.Missing missing -> csv.writeRecord(artist, "", "none", "",
              missing.lookedUp().toString());
          case GenreKnowledge.Pending _ -> csv.writeRecord(artist, "", "pending", "", "");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("in memory", e);
    }
    return text.toString();
  }
}
