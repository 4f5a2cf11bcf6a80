package songstroke.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import songstroke.enrich.GenreNames;
import songstroke.enrich.GenreReading;
import songstroke.segment.ByPause;
import songstroke.segment.Segment;

/// Segments in which each genre has one name, whatever its spellings.
public final class OneNamePerGenre {
  private OneNamePerGenre() {}

  /// The same segments under those names, which the usual ones decide.
  ///
  /// @param reading how genre names are read; asked only when there are any
  public static ByPause in(ByPause segments, Supplier<GenreReading> reading) {
    if (segments.usual().stream().allMatch(segment -> segment.heard().genres().isEmpty())) {
      return segments;
    }
    return in(segments, names(segments.usual(), reading.get()));
  }

  /// The same segments under these names.
  public static ByPause in(ByPause segments, GenreNames names) {
    Map<List<String>, List<String>> known = new HashMap<>();
    return segments
        .with(segment -> named(segment, known.computeIfAbsent(segment.heard().genres(), names::of)));
  }

  /// The names of the genres of segments.
  public static GenreNames names(List<Segment> segments, GenreReading reading) {
    return GenreNames.of(reading.tree(), segments.stream().map(segment -> segment.heard().genres()).toList());
  }

  private static Segment named(Segment segment, List<String> genres) {
    return genres.equals(segment.heard().genres()) ? segment : segment.withGenres(genres);
  }
}
