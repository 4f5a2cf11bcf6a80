package songstroke.report;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

import songstroke.analyze.AnalysisRow;
import songstroke.analyze.Grouping;
import songstroke.analyze.Sound;
import songstroke.enrich.GenreClassifier;
import songstroke.enrich.GenreReading;
import songstroke.enrich.GenreTree;
import songstroke.enrich.WeightedGenre;
import songstroke.segment.Heard;
import songstroke.segment.Segment;

/// By what a report tells music apart.
public enum Level {
  GENRE, ARTIST, TRACK, BUCKET, HOUR;

  /// The name on the command line and in reports.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether genres tell it, whose spellings then matter.
  boolean readsGenres() {
    return this == GENRE || this == BUCKET;
  }

  /// How rows are told apart.
  ///
  /// @param rollUp  whether narrow genres count for the broad ones they belong to
  /// @param reading how genre names are read, where that matters
  Grouping grouping(boolean rollUp, Supplier<GenreReading> reading) {
    return switch (this) {
      case GENRE -> rollUp ? broadGenres(reading.get().tree()) : Grouping.genre();
      case BUCKET -> buckets(reading.get().classifier());
      case ARTIST -> Grouping.artist();
      case TRACK -> Grouping.track();
      case HOUR -> Grouping.by(code(), Level::hour);
    };
  }

  /// How a level's id reads to a person, by id; an id that is missing here reads as it is.
  Map<String, String> names(Iterable<Segment> segments) {
    return switch (this) {
      case GENRE -> Map.of();
      case BUCKET -> Map.of();
      case HOUR -> Map.of();
      case ARTIST -> namesById(segments, Heard::artistId, Heard::artistName);
      case TRACK -> namesById(segments, Heard::trackId, Heard::titleAndArtists);
    };
  }

  /// Every genre as the broadest one above it.
  private static Grouping broadGenres(GenreTree tree) {
    Grouping narrow = Grouping.genre();
    return new Grouping(narrow.name(), narrow.minSegments(),
        row -> narrow.labels().apply(row).stream().map(tree::broadest).distinct().toList());
  }

  /// What kind of music a track's genres make: focus, energetic, neutral or unknown.
  private static Grouping buckets(GenreClassifier classifier) {
    return Grouping.by("bucket", row -> {
      List<String> genres = row.sound() instanceof Sound.Music music ? music.genres() : List.of();
      return classifier.classify(WeightedGenre.ranked(genres)).bucket().label();
    });
  }

  private static String hour(AnalysisRow row) {
    return String.format(Locale.ROOT, "%02d:00", (int) row.hourLocal());
  }

  private static Map<String, String> namesById(Iterable<Segment> segments, Function<Heard, String> id,
      Function<Heard, String> name) {
    Map<String, String> names = new HashMap<>();
    for (Segment segment : segments) {
      Heard heard = segment.heard();
      if (!id.apply(heard).isEmpty() && !name.apply(heard).isEmpty()) {
        names.merge(id.apply(heard), name.apply(heard),
            (one, other) -> other.length() < one.length() ? other : one);
      }
    }
    return names;
  }
}
