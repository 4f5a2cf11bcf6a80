package songstroke.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import songstroke.analyze.Contrast;
import songstroke.analyze.LevelTest;
import songstroke.analyze.Outcome;
import songstroke.analyze.PropertyCorrelation;
import songstroke.analyze.Report;
import songstroke.analyze.Verdict;

/// Reports written by hand, for what they look like.
final class MadeReports {
  /// The usual speed under music, in words per minute.
  static final double USUAL_WPM = 60;

  private MadeReports() {}

  /// What was found by genre, with a model.
  static Findings found(Outcome outcome, Report.Level... levels) {
    return found(Level.GENRE, outcome, levels);
  }

  static Findings found(Level by, Outcome outcome, Report.Level... levels) {
    return findings(by, outcome, Optional.of(model(outcome)), levels);
  }

  /// What was found without a model.
  static Findings tooLittle(Report.Level... levels) {
    return findings(Level.GENRE, Outcome.SPEED, Optional.empty(), levels);
  }

  private static Findings findings(Level by, Outcome outcome, Optional<Report.Model> model,
      Report.Level... levels) {
    var counts = new Report.Counts(40, 30, Map.of("SKIP", 7, "NONMUSIC", 3));
    var report = new Report(by.code(), outcome, 2000, model, List.of(levels), List.of(), counts);
    return new Findings(by, report, Map.of(), Optional.of(days("2026-03-02", "2026-03-22")));
  }

  static Findings.Days days(String first, String last) {
    return new Findings.Days(LocalDate.parse(first), LocalDate.parse(last));
  }

  /// The same with another part of the analysis.
  static Findings with(Findings findings, List<PropertyCorrelation> correlation,
      Map<String, Integer> excluded) {
    Report old = findings.report();
    var report = new Report(old.by(), old.outcome(), old.pauseMs(), old.model(), old.levels(), correlation,
        new Report.Counts(old.counts().segments(), old.counts().used(), excluded));
    return new Findings(findings.level(), report, findings.names(), findings.days());
  }

  /// A level in the model: its effect in percent, 3 less and 3 more at the ends of the interval.
  static Report.Level level(String name, Verdict verdict, double percent, String... notes) {
    var estimate = new Report.Estimate(contrast(percent), OptionalDouble.of(USUAL_WPM * percent / 100), 0.5,
        0.02,
        OptionalDouble.of(4.2));
    return new Report.Level(name, verdict, false, Optional.of(estimate), Optional.empty(), 12, 5, 3400,
        List.of(notes));
  }

  /// A level of which there is too little.
  static Report.Level rare(String name) {
    return new Report.Level(name, Verdict.TOO_LITTLE_DATA, false, Optional.empty(), Optional.empty(), 2, 1,
        150,
        List.of());
  }

  static Contrast contrast(double percent) {
    return new Contrast(Math.log1p(percent / 100), 0.02, Math.log1p((percent - 3) / 100),
        Math.log1p((percent + 3) / 100), 0.9, 0.1, 0.2);
  }

  private static Report.Model model(Outcome outcome) {
    return new Report.Model(30, 6, List.of("intercept", "music"), new Report.Reml(0.1, 0.05, 0, 0.03, -12),
        Map.of(), Map.of(), 0.03, new LevelTest(3, 0.04),
        outcome == Outcome.SPEED ? OptionalDouble.of(USUAL_WPM) : OptionalDouble.empty(),
        outcome == Outcome.SPEED ? Optional.of(contrast(5)) : Optional.empty());
  }
}
