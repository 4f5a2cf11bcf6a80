package songstroke.analyze;

import java.util.Set;

/// What to analyze and how.
///
/// @param pauseMs     the pause limit behind the rows' counts, for the report
/// @param speedClaims levels that the analysis of speed claims to differ; the secondary outcomes are held to a
///                    stricter limit for all others
public record AnalysisOptions(Grouping grouping, Outcome outcome, int pauseMs, Set<String> speedClaims) {
  public AnalysisOptions {
    if (pauseMs <= 0) {
      throw new IllegalArgumentException("The pause limit must be above 0 ms, not " + pauseMs);
    }
    speedClaims = Set.copyOf(speedClaims);
  }

  /// Speed by genre, the rows as they are.
  public static AnalysisOptions defaults() {
    return new AnalysisOptions(Grouping.genre(), Outcome.SPEED, 2000, Set.of());
  }

  public AnalysisOptions by(Grouping other) {
    return new AnalysisOptions(other, outcome, pauseMs, speedClaims);
  }

  public AnalysisOptions of(Outcome other) {
    return new AnalysisOptions(grouping, other, pauseMs, speedClaims);
  }

  public AnalysisOptions beside(Set<String> claims) {
    return new AnalysisOptions(grouping, outcome, pauseMs, claims);
  }
}
