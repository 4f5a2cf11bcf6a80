package songstroke.report;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import songstroke.analyze.AnalysisRow;
import songstroke.analyze.Grouping;
import songstroke.segment.Segment;

/// By what a report tells music apart.
public enum Level {
  GENRE, ARTIST, TRACK, HOUR;

  /// The name on the command line and in reports.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  Grouping grouping() {
    return switch (this) {
      case GENRE -> Grouping.genre();
      case ARTIST -> Grouping.artist();
      case TRACK -> Grouping.track();
      case HOUR -> Grouping.by(code(), Level::hour);
    };
  }

  /// How a level's id reads to a person, by id; an id that is missing here reads as it is.
  Map<String, String> names(Iterable<Segment> segments) {
    return switch (this) {
      case GENRE -> Map.of();
      case HOUR -> Map.of();
      case ARTIST -> namesById(segments, Segment::artistId, Segment::artistName);
      case TRACK -> namesById(segments, Segment::trackId, Level::trackName);
    };
  }

  private static String hour(AnalysisRow row) {
    return String.format(Locale.ROOT, "%02d:00", (int) row.hourLocal());
  }

  /// Title and artists of a segment's track in one line; empty when the title is not known.
  public static String trackName(Segment segment) {
    return segment.trackName().isEmpty() || segment.artistName().isEmpty()
        ? segment.trackName()
        : segment.trackName() + " – " + segment.artistName();
  }

  private static Map<String, String> namesById(Iterable<Segment> segments, Function<Segment, String> id,
      Function<Segment, String> name) {
    Map<String, String> names = new HashMap<>();
    for (Segment segment : segments) {
      if (!id.apply(segment).isEmpty() && !name.apply(segment).isEmpty()) {
        names.putIfAbsent(id.apply(segment), name.apply(segment));
      }
    }
    return names;
  }
}
