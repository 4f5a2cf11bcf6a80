package songstroke.segment;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import songstroke.timeline.SpreadsheetText;

/// The columns of `segments.csv` as they are written, in their order: the original demo's seven first.
final class SegmentColumns {
  private static final DateTimeFormatter INSTANT = new DateTimeFormatterBuilder().appendInstant(3)
      .toFormatter();
  private static final List<Column> ALL = new ArrayList<>();

  static {
    text("track_id", segment -> segment.heard().trackId());
    text("track_name", segment -> segment.heard().trackName());
    text("artist_name", segment -> segment.heard().artistName());
    text("genres", segment -> String.join(";", segment.heard().genres()));
    plain("duration_seconds", segment -> segment.durationMs() < 0 ? "" : real(segment.durationMs() / 1000.0));
    count("keypresses", segment -> segment.metrics().keys().presses());
    real("wpm", Segment::grossWpm);
    text("segment_id", segment -> segment.place().id());
    text("session_id", segment -> segment.place().session());
    count("seq", segment -> segment.place().seq());
    plain("day",
        segment -> segment.when().day().isEmpty() ? "" : Long.toString(segment.when().day().getAsLong()));
    plain("start_utc", segment -> segment.when().startUtc().map(SegmentColumns::instant).orElse(""));
    plain("utc_offset_min",
        segment -> segment.when().utcOffsetMin().isEmpty()
            ? ""
            : Integer.toString(segment.when().utcOffsetMin().getAsInt()));
    real("hour_local", segment -> segment.when().hourLocal());
    real("min_in_session", segment -> segment.when().minInSession());
    text("state", segment -> segment.heard().state().name());
    text("reason", segment -> segment.heard().reason());
    text("artist_id", segment -> segment.heard().artistId());
    text("task", Segment::task);
    count("duration_ms", Segment::durationMs);
    count("active_ms", segment -> segment.metrics().activeMs());
    count("intervals", segment -> segment.metrics().intervals());
    count("presses", segment -> segment.metrics().keys().presses());
    count("chars", segment -> segment.metrics().keys().chars());
    count("whitespace", segment -> segment.metrics().keys().whitespace());
    count("backspaces", segment -> segment.metrics().keys().backspaces());
    count("other", segment -> segment.metrics().keys().other());
    count("repeats", segment -> segment.metrics().keys().repeats());
    real("active_wpm", segment -> segment.metrics().activeWpm());
    real("net_wpm", segment -> segment.metrics().netWpm());
    count("bursts", segment -> segment.metrics().bursts());
    real("iki_median_ms", segment -> segment.metrics().iki().median());
    real("iki_q1_ms", segment -> segment.metrics().iki().q1());
    real("iki_q3_ms", segment -> segment.metrics().iki().q3());
    real("rollover_ratio", segment -> segment.metrics().rolloverRatio());
    real("hold_median_ms", segment -> segment.metrics().holdMedianMs());
    real("consistency", segment -> segment.metrics().consistency());
    text("excluded", Segment::excluded);
  }

  private SegmentColumns() {}

  private record Column(String name, Function<Segment, String> value) {}

  private interface Count {
    long of(Segment segment);
  }

  private interface Real {
    double of(Segment segment);
  }

  static List<String> names() {
    return ALL.stream().map(Column::name).toList();
  }

  static List<String> values(Segment segment) {
    return ALL.stream().map(column -> column.value().apply(segment)).toList();
  }

  private static void text(String name, Function<Segment, String> value) {
    plain(name, segment -> SpreadsheetText.cell(value.apply(segment)));
  }

  private static void plain(String name, Function<Segment, String> value) {
    ALL.add(new Column(name, value));
  }

  private static void count(String name, Count value) {
    plain(name, segment -> value.of(segment) < 0 ? "" : Long.toString(value.of(segment)));
  }

  private static void real(String name, Real value) {
    plain(name, segment -> real(value.of(segment)));
  }

  /// The shortest decimal that reads back as the same number, without an exponent; empty for `NaN`.
  private static String real(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    String shortest = Double.toString(value);
    if (shortest.indexOf('E') >= 0) {
      return new BigDecimal(shortest).stripTrailingZeros().toPlainString();
    }
    return shortest.endsWith(".0") ? shortest.substring(0, shortest.length() - 2) : shortest;
  }

  private static String instant(Instant instant) {
    return INSTANT.format(instant);
  }
}
