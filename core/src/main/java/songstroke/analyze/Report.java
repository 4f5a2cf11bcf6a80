package songstroke.analyze;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// The analysis of one outcome by one grouping. No number in it is infinite or not a number.
///
/// @param by          the grouping's name
/// @param pauseMs     the pause limit behind the rows' counts
/// @param model       absent when there is too little data; every level is then [Verdict#TOO_LITTLE_DATA]
/// @param levels      sorted by name
/// @param correlation per numeric track property, sorted by name; a property with too little data is absent
public record Report(String by, Outcome outcome, int pauseMs, Optional<Model> model, List<Level> levels,
    List<PropertyCorrelation> correlation, Counts counts) {

  /// The fitted model.
  ///
  /// @param n                   rows in it
  /// @param xColumns            the fixed columns that the rows could carry, in order
  /// @param fixed               by column
  /// @param levelEffects        by level: the best linear predictor `u` and its standard error
  /// @param tauMean             posterior mean of the spread between levels
  /// @param levelTest           whether the levels matter at all
  /// @param referenceWpm        the usual speed under music, exp of the weighted mean; speed only
  /// @param musicAgainstSilence all music as it was played against silence; when silence is in the model
  public record Model(int n, int sessions, List<String> xColumns, Reml reml, Map<String, Effect> fixed,
      Map<String, Effect> levelEffects, double tauMean, LevelTest levelTest, OptionalDouble referenceWpm,
      Optional<Contrast> musicAgainstSilence) {}

  /// The variance parameters: residual, session and level standard deviations, autocorrelation, and the
  /// restricted log-likelihood.
  public record Reml(double sigma, double sdSession, double rho, double tau, double logLik) {}

  /// An estimate and its standard error.
  public record Effect(double est, double se) {}

  /// One level.
  ///
  /// @param secondary      whether the outcome is beside the point (accuracy, steadiness)
  /// @param estimate       absent when the level is not in the model
  /// @param againstSilence the level against silence; when silence is in the model
  /// @param segments       rows that belong to it, with any share
  /// @param intervals      what was typed under it, shares counted
  /// @param notes          warnings beside the verdict
  public record Level(String level, Verdict verdict, boolean secondary, Optional<Estimate> estimate,
      Optional<Contrast> againstSilence, int segments, int sessions, double intervals, List<String> notes) {}

  /// What is known of a level against the rest of the music.
  ///
  /// @param wpmDelta          in words a minute; speed only
  /// @param probSuperiority   chance that a segment of the level is higher than another one of the same session
  /// @param unshrunkSe        standard error of the contrast without shrinkage
  /// @param mde80Percent      the smallest effect that would have been seen four times in five; absent when
  ///                          it is beyond all numbers
  public record Estimate(Contrast contrast, OptionalDouble wpmDelta, double probSuperiority,
      double unshrunkSe,
      OptionalDouble mde80Percent) {}

  /// Where the rows went: `used` and all `excluded` together are `segments`.
  public record Counts(int segments, int used, Map<String, Integer> excluded) {}
}
