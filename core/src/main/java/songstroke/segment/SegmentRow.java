package songstroke.segment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import songstroke.segment.TypingMetrics.Iki;
import songstroke.segment.TypingMetrics.Keys;
import songstroke.timeline.SpreadsheetText;

/// One row of a segments file, read by the names of its columns.
final class SegmentRow {
  private static final double LONGEST_EXACT_LONG = 1L << 53;

  private final String file;
  private final NamedCsvRecord fields;
  private final Map<String, Integer> columns;

  /// @param columns where each column is, by name
  SegmentRow(String file, NamedCsvRecord fields, Map<String, Integer> columns) {
    this.file = file;
    this.fields = fields;
    this.columns = columns;
  }

  Segment segment() throws SegmentsFormatException {
    int named = fields.getHeader().size();
    if (fields.getFieldCount() != named) {
      throw new SegmentsFormatException(file + ", line " + fields.getStartingLineNumber() + ": "
          + (fields.getFieldCount() < named
              ? "the row is cut off, it has " + fields.getFieldCount() + " of " + named
                  + " fields; remove it or write the file again"
              : "the row has " + fields.getFieldCount() + " fields, but the first line names " + named
                  + " columns"));
    }
    var place = new Place(text("segment_id"), text("session_id"), count("seq"));
    return new Segment(place, when(), heard(), text("task"), durationMs(), metrics(), text("excluded"));
  }

  private When when() throws SegmentsFormatException {
    boolean offset = !plain("utc_offset_min").isEmpty();
    return new When(plain("day").isEmpty() ? OptionalLong.empty() : OptionalLong.of(day(plain("day"))),
        plain("start_utc").isEmpty() ? Optional.empty() : Optional.of(instant("start_utc")),
        offset ? OptionalInt.of((int) whole("utc_offset_min", -18 * 60, 18 * 60)) : OptionalInt.empty(),
        realBetween("hour_local", 0, 24), realBetween("min_in_session", 0, Double.MAX_VALUE));
  }

  private Heard heard() throws SegmentsFormatException {
    return new Heard(state(), text("reason"), text("track_id"), text("track_name"), text("artist_name"),
        text("artist_id"), List.of(text("genres").split(";", 0)));
  }

  private TypingMetrics metrics() throws SegmentsFormatException {
    long presses = count("presses");
    var keys = new Keys(presses >= 0 ? presses : count("keypresses"), count("chars"), count("whitespace"),
        count("backspaces"), count("other"), count("repeats"));
    return new TypingMetrics(keys, count("intervals"), count("active_ms"), positive("net_wpm"),
        count("bursts"),
        new Iki(positive("iki_median_ms"), positive("iki_q1_ms"), positive("iki_q3_ms")),
        realBetween("rollover_ratio", 0, 1), positive("hold_median_ms"), realBetween("consistency", 0, 100));
  }

  /// A file without states is the original demo's: a row for each track.
  private State state() throws SegmentsFormatException {
    String name = text("state");
    if (name.isEmpty()) {
      return text("track_id").isEmpty() && text("track_name").isEmpty() ? State.UNKNOWN : State.MUSIC;
    }
    for (State state : State.values()) {
      if (state.name().equals(name)) {
        return state;
      }
    }
    throw broken("state", "'" + name + "' is none of " + Arrays.toString(State.values()));
  }

  private long durationMs() throws SegmentsFormatException {
    long millis = count("duration_ms");
    double seconds = positive("duration_seconds");
    return millis >= 0 || Double.isNaN(seconds) ? millis : Math.round(1000 * seconds);
  }

  private long day(String value) throws SegmentsFormatException {
    if (value.indexOf('-', 1) < 0) {
      return whole("day", Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
    try {
      return LocalDate.parse(value).toEpochDay();
    } catch (DateTimeParseException e) {
      throw broken("day", "'" + value + "' is neither a whole number nor a date such as 2026-03-02");
    }
  }

  private Instant instant(String column) throws SegmentsFormatException {
    try {
      return Instant.parse(plain(column));
    } catch (DateTimeParseException e) {
      throw broken(column, "'" + plain(column) + "' is no time such as 2026-03-02T15:00:00.000Z");
    }
  }

  private long count(String column) throws SegmentsFormatException {
    return plain(column).isEmpty()
        ? TypingMetrics.UNDEFINED
        : whole(column, 0, (long) LONGEST_EXACT_LONG);
  }

  /// A whole number; `147.0`, as some programs write columns with gaps, is one too.
  private long whole(String column, long least, long most) throws SegmentsFormatException {
    BigDecimal value = decimal(column);
    if (value.compareTo(BigDecimal.valueOf(least)) < 0 || value.compareTo(BigDecimal.valueOf(most)) > 0) {
      throw broken(column, "'" + plain(column) + "' is not between " + least + " and " + most);
    }
    BigDecimal rounded = value.setScale(0, RoundingMode.HALF_EVEN);
    if (rounded.compareTo(value) != 0) {
      throw broken(column, "'" + plain(column) + "' is not a whole number");
    }
    return rounded.longValueExact();
  }

  private double positive(String column) throws SegmentsFormatException {
    return realBetween(column, 0, Double.MAX_VALUE);
  }

  private double realBetween(String column, double least, double most) throws SegmentsFormatException {
    if (plain(column).isEmpty()) {
      return Double.NaN;
    }
    double value = decimal(column).doubleValue();
    if (value >= least && value <= most) {
      return value;
    }
    String limits = most == Double.MAX_VALUE
        ? "0 or more"
        : String.format(Locale.ROOT, "%.0f to %.0f", least, most);
    throw broken(column, "'" + plain(column) + "' is out of range; it is " + limits);
  }

  private BigDecimal decimal(String column) throws SegmentsFormatException {
    try {
      var value = new BigDecimal(plain(column).strip());
      if (Math.abs((long) value.precision() - value.scale()) > 400) {
        throw broken(column, "'" + plain(column) + "' is out of range");
      }
      return value;
    } catch (NumberFormatException e) {
      throw broken(column, "'" + plain(column) + "' is not a number");
    }
  }

  private String text(String column) {
    return SpreadsheetText.text(plain(column));
  }

  private String plain(String column) {
    Integer place = columns.get(column);
    return place == null || place >= fields.getFieldCount() ? "" : fields.getField(place);
  }

  private SegmentsFormatException broken(String column, String what) {
    return new SegmentsFormatException(
        file + ", line " + fields.getStartingLineNumber() + ", column '" + column + "': " + what);
  }
}
