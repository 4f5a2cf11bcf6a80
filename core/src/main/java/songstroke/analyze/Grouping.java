package songstroke.analyze;

import java.util.List;
import java.util.function.Function;

/// By what music is told apart.
///
/// @param name        in reports: `genre`, `artist`, `track`, `bucket` ...
/// @param minSegments levels with fewer segments stay outside the model
/// @param labels      the levels a row of music belongs to, each with the same share; never empty
public record Grouping(String name, int minSegments, Function<AnalysisRow, List<String>> labels) {

  /// By genre; a track of several genres belongs to each with an equal share.
  public static Grouping genre() {
    return new Grouping("genre", 1, row -> orElse(music(row).genres(), "(no genre)"));
  }

  public static Grouping artist() {
    return new Grouping("artist", 1,
        row -> List.of(music(row).artistId().isEmpty() ? "(no artist)" : music(row).artistId()));
  }

  /// By track; rare tracks stay outside the model.
  public static Grouping track() {
    return new Grouping("track", LevelTable.MIN_SEGMENTS, row -> List.of(music(row).trackId()));
  }

  /// By any label of a row of music: focus or energetic, morning or evening.
  public static Grouping by(String name, Function<AnalysisRow, String> label) {
    return new Grouping(name, 1, row -> List.of(label.apply(row)));
  }

  private static Sound.Music music(AnalysisRow row) {
    if (row.sound() instanceof Sound.Music music) {
      return music;
    }
    throw new IllegalArgumentException("Only rows of music have levels, this one has " + row.sound());
  }

  private static List<String> orElse(List<String> labels, String none) {
    return labels.isEmpty() ? List.of(none) : labels;
  }
}
