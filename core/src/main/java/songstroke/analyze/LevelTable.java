package songstroke.analyze;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The levels of a grouping in a list of rows: how much was typed under each, and each row's shares.
///
/// Levels in the model come first, sorted by name; then those outside it, sorted by name. A level is outside
/// when it has fewer segments than its grouping asks for, or when there are more than 300 levels and it is
/// among the least used; its own effect is then taken as zero.
final class LevelTable {
  static final int MIN_SEGMENTS = 8;
  static final int MIN_SESSIONS = 3;
  static final double MIN_INTERVALS = 500;
  static final int MAX_MODELLED = 300;

  /// What was typed under one level. A row of several levels counts as a whole segment for each, and with its
  /// share of the intervals.
  record Level(String name, int segments, int sessions, double intervals, Optional<String> mainArtist) {
    boolean hasEnough() {
      return segments >= MIN_SEGMENTS && sessions >= MIN_SESSIONS && intervals >= MIN_INTERVALS;
    }
  }

  private static final class Tally {
    private final String name;
    private int segments;
    private double intervals;
    private int sessions;
    private String lastSession = "";
    private final Map<String, Double> artists = new HashMap<>(2);

    private Tally(String name) {
      this.name = name;
    }

    private void add(AnalysisRow row, Sound.Music music, double share) {
      if (segments == 0 || !row.session().equals(lastSession)) {
        sessions++;
        lastSession = row.session();
      }
      segments++;
      double typed = share * row.typing().intervals();
      intervals += typed;
      artists.merge(music.artistId(), typed, Double::sum);
    }

    private Level level() {
      Optional<String> main = artists.entrySet().stream()
          .filter(e -> e.getValue() > 0.6 * intervals && !e.getKey().isEmpty()).map(Map.Entry::getKey)
          .findFirst();
      return new Level(name, segments, sessions, intervals, main);
    }
  }

  private final List<Level> levels;
  private final double[] intervals;
  private final int modelled;
  private final int[][] index;
  private final double[][] share;
  private final long[] fingerprint;

  private LevelTable(List<Level> levels, int modelled, int[][] index, double[][] share) {
    this.levels = List.copyOf(levels);
    this.intervals = levels.stream().mapToDouble(Level::intervals).toArray();
    this.modelled = modelled;
    this.index = index;
    this.share = share;
    this.fingerprint = fingerprints();
  }

  /// The levels of these rows, the rows of each session together.
  static LevelTable of(List<AnalysisRow> rows, Grouping grouping) {
    Map<String, Tally> tallies = new HashMap<>();
    List<List<String>> labels = new ArrayList<>(rows.size());
    for (AnalysisRow row : rows) {
      if (row.sound() instanceof Sound.Music music) {
        List<String> own = distinct(grouping.labels().apply(row));
        labels.add(own);
        for (String label : own) {
          tallies.computeIfAbsent(label, Tally::new).add(row, music, 1.0 / own.size());
        }
      } else {
        labels.add(List.of());
      }
    }
    List<Tally> byName = new ArrayList<>(tallies.values());
    byName.sort(Comparator.comparing(tally -> tally.name));
    Set<Tally> inside = new LinkedHashSet<>();
    byName.stream().filter(tally -> tally.segments >= grouping.minSegments())
        .sorted(Comparator.comparingInt(tally -> -tally.segments)).limit(MAX_MODELLED)
        .forEach(inside::add);
    List<Level> levels = new ArrayList<>(byName.size());
    Map<String, Integer> places = new HashMap<>();
    for (Tally tally : byName) {
      if (inside.contains(tally)) {
        places.put(tally.name, levels.size());
        levels.add(tally.level());
      }
    }
    byName.stream().filter(tally -> !inside.contains(tally)).forEach(tally -> levels.add(tally.level()));
    int[][] index = new int[rows.size()][];
    double[][] share = new double[rows.size()][];
    for (int i = 0; i < index.length; i++) {
      List<String> own = labels.get(i);
      index[i] = places(own, places);
      share[i] = new double[index[i].length];
      Arrays.fill(share[i], 1.0 / Math.max(1, own.size()));
    }
    return new LevelTable(levels, inside.size(), index, share);
  }

  private static List<String> distinct(List<String> labels) {
    return labels.size() < 2 ? labels : labels.stream().distinct().toList();
  }

  /// Where the levels in the model are, rising.
  private static int[] places(List<String> labels, Map<String, Integer> places) {
    int[] found = new int[labels.size()];
    int n = 0;
    for (String label : labels) {
      Integer place = places.get(label);
      if (place != null) {
        found[n++] = place;
      }
    }
    Arrays.sort(found, 0, n);
    return n == found.length ? found : Arrays.copyOf(found, n);
  }

  /// All levels, those in the model first.
  List<Level> levels() {
    return levels;
  }

  /// How many of them are in the model.
  int modelled() {
    return modelled;
  }

  int[][] index() {
    return index;
  }

  double[][] share() {
    return share;
  }

  /// The contrast of level `g` against the rest of the music, as it was played: 1 for `g`, minus the others'
  /// part of all other intervals.
  double[] againstRest(int g) {
    double others = -intervals[g];
    for (double some : intervals) {
      others += some;
    }
    double[] contrast = new double[modelled];
    for (int h = 0; h < modelled; h++) {
      contrast[h] = h == g ? 1 : -intervals[h] / others;
    }
    return contrast;
  }

  /// All levels in the parts in which they were played.
  double[] asPlayed() {
    double total = Arrays.stream(intervals).sum();
    double[] part = new double[modelled];
    for (int h = 0; h < modelled; h++) {
      part[h] = intervals[h] / total;
    }
    return part;
  }

  /// A level that is there in exactly the same rows with the same share.
  Optional<String> inseparableFrom(int g) {
    for (int h = 0; h < modelled; h++) {
      if (h != g && fingerprint[h] == fingerprint[g]) {
        return Optional.of(levels.get(h).name());
      }
    }
    return Optional.empty();
  }

  /// One number a level from all its rows and shares; equal columns have equal numbers.
  private long[] fingerprints() {
    long[] print = new long[modelled];
    for (int i = 0; i < index.length; i++) {
      for (int k = 0; k < index[i].length; k++) {
        long here = i * 0x9E3779B97F4A7C15L ^ Double.doubleToLongBits(share[i][k]);
        print[index[i][k]] = (print[index[i][k]] + here) * 0xBF58476D1CE4E5B9L;
        print[index[i][k]] ^= print[index[i][k]] >>> 29;
      }
    }
    return print;
  }
}
