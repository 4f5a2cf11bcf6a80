package songstroke.analyze;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

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
    private int segments;
    private double intervals;
    private final Set<String> sessions = new HashSet<>();
    private final Map<String, Double> artists = new TreeMap<>();

    private void add(AnalysisRow row, Sound.Music music, double share) {
      segments++;
      sessions.add(row.session());
      double typed = share * row.typing().intervals();
      intervals += typed;
      artists.merge(music.artistId(), typed, Double::sum);
    }

    private Level level(String name) {
      Optional<String> main = artists.entrySet().stream()
          .filter(e -> e.getValue() > 0.6 * intervals && !e.getKey().isEmpty()).map(Map.Entry::getKey)
          .findFirst();
      return new Level(name, segments, sessions.size(), intervals, main);
    }
  }

  private final List<Level> levels;
  private final int modelled;
  private final int[][] index;
  private final double[][] share;
  private final long[] fingerprint;

  private LevelTable(List<Level> levels, int modelled, int[][] index, double[][] share) {
    this.levels = levels;
    this.modelled = modelled;
    this.index = index;
    this.share = share;
    this.fingerprint = fingerprints();
  }

  static LevelTable of(List<AnalysisRow> rows, Grouping grouping) {
    Map<String, Tally> tallies = new TreeMap<>();
    List<List<String>> labels = new ArrayList<>(rows.size());
    for (AnalysisRow row : rows) {
      List<String> own = row.isMusic()
          ? grouping.labels().apply(row).stream().distinct().toList()
          : List.of();
      labels.add(own);
      if (row.sound() instanceof Sound.Music music) {
        for (String label : own) {
          tallies.computeIfAbsent(label, _ -> new Tally()).add(row, music, 1.0 / own.size());
        }
      }
    }
    Set<String> inside = new HashSet<>();
    tallies.entrySet().stream().filter(e -> e.getValue().segments >= grouping.minSegments())
        .sorted(Comparator.comparingInt(e -> -e.getValue().segments)).limit(MAX_MODELLED)
        .forEach(e -> inside.add(e.getKey()));
    List<Level> levels = tallies.entrySet().stream()
        .sorted(Comparator.comparing(e -> !inside.contains(e.getKey())))
        .map(e -> e.getValue().level(e.getKey()))
        .toList();
    Map<String, Integer> places = new HashMap<>();
    for (int g = 0; g < inside.size(); g++) {
      places.put(levels.get(g).name(), g);
    }
    int[][] index = new int[rows.size()][];
    double[][] share = new double[rows.size()][];
    for (int i = 0; i < index.length; i++) {
      List<String> own = labels.get(i);
      index[i] = own.stream().filter(places::containsKey).mapToInt(places::get).sorted().toArray();
      share[i] = new double[index[i].length];
      Arrays.fill(share[i], 1.0 / Math.max(1, own.size()));
    }
    return new LevelTable(levels, inside.size(), index, share);
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
    double others = -levels.get(g).intervals();
    for (Level level : levels) {
      others += level.intervals();
    }
    double[] contrast = new double[modelled];
    for (int h = 0; h < modelled; h++) {
      contrast[h] = h == g ? 1 : -levels.get(h).intervals() / others;
    }
    return contrast;
  }

  /// All levels in the parts in which they were played.
  double[] asPlayed() {
    double total = levels.stream().mapToDouble(Level::intervals).sum();
    double[] part = new double[modelled];
    for (int h = 0; h < modelled; h++) {
      part[h] = levels.get(h).intervals() / total;
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
