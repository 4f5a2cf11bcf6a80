package songstroke.analyze;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// How an outcome goes along with a numeric property of the track: tempo, energy.
///
/// P-values of the rank correlations are left out on purpose: rows of one session are not independent. The
/// intervals come from drawing whole sessions.
///
/// @param property          its name
/// @param n                 rows of music that have it
/// @param missing           rows of music that do not
/// @param spearman          rank correlation
/// @param spearmanCi        its interval
/// @param kendallTauB       Kendall's rank correlation, corrected for ties
/// @param partialSpearman   Spearman with the local hour (cosine and sine of 24 h) taken out of both: the headline
/// @param partialCi         its interval
/// @param withinSession     Spearman of the ranks' distances from their session's mean
/// @param slope             change of the outcome (log scale) with one standard deviation of the property, from the
///                          mixed model with the genres; absent when the other columns already determine it
public record PropertyCorrelation(String property, int n, int missing, double spearman, Limits spearmanCi,
    double kendallTauB, double partialSpearman, Limits partialCi, double withinSession,
    Optional<Slope> slope) {
  static final int MIN_ROWS = 30;
  static final int MIN_SESSIONS = 6;

  /// A 95 % interval.
  public record Limits(double lo, double hi) {
    /// Whether 0 is outside.
    public boolean isClear() {
      return lo > 0 || hi < 0;
    }
  }

  /// The mixed model's slope and its standard error.
  public record Slope(double est, double se) {
    /// Whether it is more than 1.96 standard errors from 0: the headline verdict.
    public boolean isClear() {
      return Math.abs(est) > 1.96 * se;
    }
  }

  /// All properties that at least 30 rows of music from 6 sessions have, sorted by name.
  ///
  /// @param rows in the order of session and place, each with the outcome
  static List<PropertyCorrelation> all(List<AnalysisRow> rows, Outcome outcome) {
    List<AnalysisRow> music = rows.stream().filter(AnalysisRow::isMusic).toList();
    TreeSet<String> names = new TreeSet<>();
    for (AnalysisRow row : music) {
      if (row.sound() instanceof Sound.Music m) {
        names.addAll(m.properties().keySet());
      }
    }
    List<PropertyCorrelation> found = new ArrayList<>();
    for (String name : names) {
      List<AnalysisRow> having = music.stream().filter(row -> Double.isFinite(value(row, name))).toList();
      if (having.size() >= MIN_ROWS
          && having.stream().map(AnalysisRow::session).distinct().count() >= MIN_SESSIONS) {
        of(name, having, music.size() - having.size(), outcome).ifPresent(found::add);
      }
    }
    return List.copyOf(found);
  }

  private static Optional<PropertyCorrelation> of(String name, List<AnalysisRow> rows, int missing,
      Outcome outcome) {
    double[] x = rows.stream().mapToDouble(row -> value(row, name)).toArray();
    double[] y = rows.stream().mapToDouble(row -> outcome.of(row.typing())).toArray();
    double[] hours = rows.stream().mapToDouble(AnalysisRow::hourLocal).toArray();
    int[] sessions = new int[rows.size()];
    for (int i = 1; i < sessions.length; i++) {
      sessions[i] = sessions[i - 1] + (rows.get(i).session().equals(rows.get(i - 1).session()) ? 0 : 1);
    }
    RankCorrelation ranks = new RankCorrelation(x, y, hours, sessions);
    if (!Double.isFinite(ranks.spearman())) {
      return Optional.empty();
    }
    RankCorrelation.Bootstrap bootstrap = ranks.bootstrap();
    return Optional
        .of(new PropertyCorrelation(name, rows.size(), missing, ranks.spearman(), bootstrap.spearman(),
            Kendall.tauB(x, y), orZero(ranks.partial()), bootstrap.partial(), orZero(ranks.withinSession()),
            slope(rows, x, outcome)));
  }

  /// A correlation with something that does not vary any more is none.
  private static double orZero(double value) {
    return Double.isFinite(value) ? value : 0;
  }

  private static Optional<Slope> slope(List<AnalysisRow> rows, double[] x, Outcome outcome) {
    double mean = 0;
    double squares = 0;
    for (int i = 0; i < x.length; i++) {
      double off = x[i] - mean;
      mean += off / (i + 1);
      squares += off * (x[i] - mean);
    }
    double centre = mean;
    double sd = Math.sqrt(squares / (x.length - 1));
    FixedColumns columns = FixedColumns.of(rows);
    double[] standardised = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      standardised[i] = (x[i] - centre) / sd;
    }
    columns.names().add("x");
    columns.columns().add(standardised);
    Design design = Design.of(rows, outcome, columns, LevelTable.of(rows, Grouping.genre()));
    if (!design.xNames().contains("x") || !MixedModel.canFit(design)) {
      return Optional.empty();
    }
    MixedModel.Fit fit = MixedModel.fit(design);
    int at = fit.column("x");
    return Optional.of(new Slope(fit.fixed()[at], fit.se()[at]));
  }

  private static double value(AnalysisRow row, String property) {
    return row.sound() instanceof Sound.Music music
        ? music.properties().getOrDefault(property, Double.NaN)
        : Double.NaN;
  }
}
