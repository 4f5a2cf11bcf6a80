package songstroke.visualize;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

import songstroke.visualize.DotChart.Reference;
import songstroke.visualize.DotRow.Tone;

/// Describes the charts of active typing speed: what was measured, and no claim why. Rows with the most segments come
/// first; those with too few for a verdict are small and gray, since their means differ by chance alone.
///
/// A row's mean is 12000 ΣwN / ΣwA over its segments, so that long ones count for more; w is 1, or 1/k in each
/// of the k genres of a segment, which is never counted several times. Its dots are the segments' own speeds,
/// with wN as area. Segments without typing have no speed and are left out.
public final class WpmCharts {
  /// More rows than this are not readable; those with the most typing stay.
  static final int MOST_ROWS = 60;

  static final String NO_GENRE = "(no genre)";
  static final String UNKNOWN_TRACK = "(unknown track)";

  private static final List<String> COLUMNS = List.of("WPM", "n");
  private static final String AXIS = "words per minute";
  private static final String WHEN_EMPTY = "No typing was recorded while music was playing, "
      + "so there is nothing to show yet.";

  private WpmCharts() {}

  /// The days that the segments come from, both included.
  public record Days(LocalDate first, LocalDate last) {
    public Days {
      if (last.isBefore(first)) {
        throw new IllegalArgumentException("Days cannot go from " + first + " back to " + last);
      }
    }
  }

  /// A row for each track.
  ///
  /// @param samples segments with music
  /// @param silence segments without; their mean becomes the dashed line
  /// @param enough  how many segments a row needs for a verdict
  public static DotChart byTrack(List<Sample> samples, List<Sample> silence, Optional<Days> days,
      int enough) {
    List<Sample> typed = samples.stream().filter(Sample::isMeasured).toList();
    Map<String, Tally> tallies = new LinkedHashMap<>();
    typed.forEach(sample -> tally(tallies, sample.track()).add(sample, 1));
    return chart("Active typing speed by track", typed, tallies, UNKNOWN_TRACK, silence, days, enough);
  }

  /// A row for each genre.
  ///
  /// @param samples segments with music
  /// @param silence segments without; their mean becomes the dashed line
  /// @param enough  how many segments a row needs for a verdict
  public static DotChart byGenre(List<Sample> samples, List<Sample> silence, Optional<Days> days,
      int enough) {
    List<Sample> typed = samples.stream().filter(Sample::isMeasured).toList();
    Map<String, Tally> tallies = new LinkedHashMap<>();
    for (Sample sample : typed) {
      List<String> genres = sample.genres().isEmpty() ? List.of("") : sample.genres();
      genres.forEach(genre -> tally(tallies, genre).add(sample, 1.0 / genres.size()));
    }
    return chart("Active typing speed by genre", typed, tallies, NO_GENRE, silence, days, enough);
  }

  private static Tally tally(Map<String, Tally> tallies, String label) {
    return tallies.computeIfAbsent(label, Tally::new);
  }

  private static DotChart chart(String heading, List<Sample> typed, Map<String, Tally> tallies,
      String unnamed, List<Sample> silence, Optional<Days> days, int enough) {
    List<Tally> kept = tallies.values().stream().filter(tally -> !tally.label.isEmpty())
        .sorted(Comparator.comparingDouble((Tally tally) -> -tally.segments)
            .thenComparingDouble(tally -> -tally.active).thenComparing(tally -> tally.label))
        .limit(MOST_ROWS)
        .toList();
    List<DotRow> rows = new ArrayList<>(kept.stream()
        .map(tally -> tally.row(tally.label, tally.isAtLeast(enough) ? Tone.PLAIN : Tone.DIMMED)).toList());
    Optional.ofNullable(tallies.get("")).ifPresent(tally -> rows.add(tally.row(unnamed, Tone.DIMMED)));

    List<String> notes = new ArrayList<>();
    long named = tallies.keySet().stream().filter(label -> !label.isEmpty()).count();
    if (named > kept.size()) {
      notes.add("The " + kept.size() + " with the most segments of " + Numerals.count((double) named)
          + " are shown.");
    }
    if (!rows.isEmpty()) {
      notes.add(meaning(tallies.values()));
    }
    boolean anyEnough = kept.stream().anyMatch(tally -> tally.isAtLeast(enough));
    if (kept.stream().anyMatch(tally -> !tally.isAtLeast(enough))) {
      notes.add((anyEnough ? "Gray: fewer" : "Fewer") + " than " + enough
          + " segments are too few for a verdict; such means differ by chance.");
    }
    OptionalDouble quiet = Sample.speed(silence);
    Optional<Reference> reference = quiet.isPresent() && !rows.isEmpty()
        ? Optional.of(new Reference("silence " + Numerals.speed(quiet), quiet.getAsDouble()))
        : Optional.empty();
    if (reference.isPresent()) {
      int segments = (int) silence.stream().filter(Sample::isMeasured).count();
      notes.add(
          "Dashed line: the weighted mean of " + Numerals.counted(segments, "segment") + " without music.");
    }
    return new DotChart(heading + (kept.isEmpty() || anyEnough ? "" : ": too few segments for a verdict"),
        subtitle(typed, days), rows, COLUMNS, AXIS, reference, notes, WHEN_EMPTY);
  }

  private static String meaning(Collection<Tally> tallies) {
    boolean shared = tallies.stream().anyMatch(Tally::isShared);
    return "n: segments, the most first" + (shared ? "; one of several genres is shared among them" : "")
        + ". Plain means: the hour, the session and the trend are not taken into account.";
  }

  private static String subtitle(List<Sample> typed, Optional<Days> days) {
    Set<String> tracks = new HashSet<>();
    typed.stream().map(Sample::track).filter(track -> !track.isEmpty()).forEach(tracks::add);
    StringBuilder text = new StringBuilder(Numerals.counted(tracks.size(), "track")).append(", ")
        .append(Numerals.counted(typed.size(), "segment"));
    days.ifPresent(
        span -> text.append(", ").append(Numerals.unbroken(Numerals.days(span.first(), span.last()))));
    if (!typed.isEmpty()) {
      text.append("; each dot a segment, size by typing in it; strong dot the weighted mean");
    }
    return text.toString();
  }

  /// What is summed up for one row.
  private static final class Tally {
    private final String label;
    private final List<DotRow.Dot> dots = new ArrayList<>();
    private double segments;
    private double intervals;
    private double active;

    Tally(String label) {
      this.label = label;
    }

    void add(Sample sample, double weight) {
      segments += weight;
      intervals += weight * sample.intervals();
      active += weight * sample.activeMs();
      dots.add(
          new DotRow.Dot(12_000.0 * sample.intervals() / sample.activeMs(), weight * sample.intervals()));
    }

    /// Whether so many segments belong to it, with any share.
    boolean isAtLeast(int number) {
      return dots.size() >= number;
    }

    boolean isShared() {
      return segments < dots.size();
    }

    double speed() {
      return 12_000 * intervals / active;
    }

    DotRow row(String name, Tone tone) {
      OptionalDouble mean = OptionalDouble.of(speed());
      return new DotRow(name, dots, mean, Optional.empty(), intervals, tone,
          List.of(Numerals.speed(mean), Numerals.count(segments)));
    }
  }
}
