package songstroke.analyze;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// A made-up person who types to music: one seed, one data set.
///
/// 1 to 3 sessions a day, about 8 segments a session; genres are used unequally and persist from track to track
/// (0.75); half of the tracks have a second genre. On the log scale: session sd 6 %, day sd 5 %, segment sd 8 % with
/// autocorrelation 0.35, sampling noise 1.5/N, warm-up and the time of day.
///
/// @param days       days of typing
/// @param genres     how many
/// @param effects    log effect a genre; genres beyond its length have none
/// @param artistSd   spread between artists
/// @param hourEffect how much the time of day drives both the genre and the speed
/// @param taskSd     spread between hidden tasks; when above 0 each session has one, which drives genre and speed
record SimulatedTypist(int days, int genres, List<Double> effects, double artistSd, boolean hourEffect,
    double taskSd) {
  private static final int ARTISTS_A_GENRE = 4;

  /// Hour of day drives genre and speed; no genre has an effect.
  static SimulatedTypist confoundedByHour() {
    return new SimulatedTypist(25, 10, List.of(), 0, true, 0);
  }

  /// A hidden task per session drives genre and speed; no genre has an effect.
  static SimulatedTypist confoundedByTask() {
    return new SimulatedTypist(25, 10, List.of(), 0, false, 0.12);
  }

  /// Half a year with a hidden task per session and four true effects on genres of middling use: +10 % on `genre3`,
  /// +5, -5 and +3 % on the next.
  static SimulatedTypist halfAYear() {
    return new SimulatedTypist(120, 10,
        List.of(0.0, 0.0, 0.0, Math.log(1.10), Math.log(1.05), Math.log(0.95), Math.log(1.03)), 0.02, true,
        0.12);
  }

  static RandomGenerator random(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  List<AnalysisRow> type(long seed) {
    RandomGenerator random = random(seed);
    double[] artist = new double[genres * ARTISTS_A_GENRE];
    Arrays.setAll(artist, _ -> artistSd * random.nextGaussian());
    double[] task = new double[4];
    Arrays.setAll(task, _ -> taskSd * random.nextGaussian());
    int[][] taste = new int[4][];
    for (int t = 0; t < taste.length; t++) {
      taste[t] = random.ints(3, 0, genres).toArray();
    }
    List<AnalysisRow> rows = new ArrayList<>();
    int session = 0;
    for (int day = 0; day < days; day++) {
      double dayEffect = 0.05 * random.nextGaussian();
      int sessions = 1 + random.nextInt(3);
      for (int s = 0; s < sessions; s++) {
        double hour = 8 + 13.0 * (s + random.nextDouble()) / sessions;
        int t = random.nextInt(task.length);
        double level = Math.log(55) + dayEffect + 0.06 * random.nextGaussian() + task[t]
            + (hourEffect ? 0.12 : 0.03) * Math.cos(2 * Math.PI * (hour - 10) / 24);
        session(rows, String.format("s%05d", session++), day, hour, level, artist,
            taskSd > 0 ? taste[t] : new int[0],
            random);
      }
    }
    return rows;
  }

  private void session(List<AnalysisRow> rows, String name, int day, double hour, double level,
      double[] artist,
      int[] taste, RandomGenerator random) {
    int segments = 4 + random.nextInt(9);
    double minute = 0;
    double error = 0;
    int genre = draw(hour, taste, random);
    for (int i = 0; i < segments; i++) {
      error = i == 0
          ? random.nextGaussian()
          : 0.35 * error + Math.sqrt(1 - 0.35 * 0.35) * random.nextGaussian();
      if (random.nextDouble() > 0.75) {
        genre = draw(hour, taste, random);
      }
      int second = random.nextDouble() < 0.5 ? draw(hour, taste, random) : genre;
      int by = genre * ARTISTS_A_GENRE + random.nextInt(ARTISTS_A_GENRE);
      int n = (int) Math.max(40, Math.exp(5 + 0.6 * random.nextGaussian()));
      boolean silence = random.nextDouble() < 0.12;
      double music = silence ? 0 : artist[by] + (effect(genre) + effect(second)) / 2;
      double y = level + music + 0.02 * Math.log1p(minute) + 0.08 * error
          + Math.sqrt(1.5 / n) * random.nextGaussian();
      double active = 12_000.0 * n / Math.exp(y);
      Sound sound = silence
          ? new Sound.Silence()
          : new Sound.Music("t" + by, Optional.empty(), "a" + by, List.of("genre" + genre, "genre" + second),
              Map.of());
      int backspaces = (int) (n * 0.08 * Math.exp(0.2 * random.nextGaussian()));
      Typing typing = new Typing(n, active, Optional.of(new Typing.Presses(n * 0.8, n * 0.15, backspaces)),
          Optional.empty());
      rows.add(new AnalysisRow(name, i, day, hour + minute / 60, minute, sound, typing));
      minute += 3.5;
    }
  }

  private double effect(int genre) {
    return genre < effects.size() ? effects.get(genre) : 0;
  }

  /// Genre g is about half as common as the one before at the same distance from its favorite hour.
  private int draw(double hour, int[] taste, RandomGenerator random) {
    if (taste.length > 0 && random.nextDouble() < 0.7) {
      return taste[random.nextInt(taste.length)];
    }
    double[] weight = new double[genres];
    double sum = 0;
    for (int g = 0; g < genres; g++) {
      double favorite = hourEffect ? 1 + 0.8 * Math.cos(2 * Math.PI * (hour - 24.0 * g / genres) / 24) : 1;
      weight[g] = favorite / (1 + 0.35 * g);
      sum += weight[g];
    }
    double point = random.nextDouble() * sum;
    int g = 0;
    while (g < genres - 1 && point > weight[g]) {
      point -= weight[g++];
    }
    return g;
  }
}
