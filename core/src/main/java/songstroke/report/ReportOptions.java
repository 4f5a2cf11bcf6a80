package songstroke.report;

import java.util.function.Supplier;

import songstroke.analyze.AnalysisOptions;
import songstroke.analyze.Grouping;
import songstroke.analyze.Outcome;
import songstroke.enrich.GenreReading;

/// What is to be found of some segments.
///
/// @param level   by what the music is told apart
/// @param rollUp  whether narrow genres count for the broad ones they belong to
/// @param outcome what is compared
/// @param reading how genre names are read; asked only when the level needs it
public record ReportOptions(Level level, boolean rollUp, Outcome outcome, Supplier<GenreReading> reading) {
  /// An outcome by a level, genre names read as the program does by itself.
  public static ReportOptions of(Level level, Outcome outcome) {
    return new ReportOptions(level, false, outcome, GenreReading::shipped);
  }

  AnalysisOptions forAnalysis() {
    Grouping grouping = level.grouping(rollUp, reading);
    return AnalysisOptions.defaults().by(grouping).of(outcome);
  }
}
