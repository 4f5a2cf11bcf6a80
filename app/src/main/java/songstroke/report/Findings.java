package songstroke.report;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import songstroke.analyze.Analysis;
import songstroke.analyze.AnalysisOptions;
import songstroke.analyze.AnalysisRow;
import songstroke.analyze.Outcome;
import songstroke.analyze.Report;
import songstroke.analyze.SegmentRows;
import songstroke.analyze.Verdict;
import songstroke.enrich.GenreReading;
import songstroke.segment.Segment;

/// What was found of some segments.
///
/// @param level  by what the music is told apart
/// @param report the analysis
/// @param names  how levels read to a person, where that is not their id
/// @param days   the first and last day of the segments, when they say
/// @param typist who typed them
public record Findings(Level level, Report report, Map<String, String> names, Optional<Days> days,
    Typist typist) {
  /// Two days, both included.
  public record Days(LocalDate first, LocalDate last) {}

  /// What was found of the reader's own segments.
  public Findings(Level level, Report report, Map<String, String> names, Optional<Days> days) {
    this(level, report, names, days, Typist.YOU);
  }

  /// The same of somebody else's.
  public Findings by(Typist other) {
    return new Findings(level, report, names, days, other);
  }

  /// Analyses segments, reading genre names as the program does by itself.
  public static Findings of(Level level, boolean rollUp, Outcome outcome, List<Segment> segments,
      Function<Segment, Map<String, Double>> properties, List<List<Segment>> otherPauses) {
    return of(level, rollUp, outcome, segments, properties, otherPauses, GenreReading::shipped);
  }

  /// Analyses segments.
  ///
  /// @param rollUp       whether narrow genres count for the broad ones they belong to
  /// @param segments     in the order of recording
  /// @param properties   numeric properties of a segment's track, such as `tempo_bpm`
  /// @param otherPauses  the same segments under other pause limits, to see what depends on them; may be empty
  /// @param reading      how genre names are read
  public static Findings of(Level level, boolean rollUp, Outcome outcome, List<Segment> segments,
      Function<Segment, Map<String, Double>> properties, List<List<Segment>> otherPauses,
      Supplier<GenreReading> reading) {
    List<AnalysisRow> rows = SegmentRows.of(segments, properties);
    AnalysisOptions options = AnalysisOptions.defaults().by(level.grouping(rollUp, reading)).of(outcome);
    if (outcome != Outcome.SPEED) {
      options = options.beside(claims(Analysis.of(rows, options.of(Outcome.SPEED))));
    }
    Report report = Analysis.of(rows, options, otherPauses.stream().map(SegmentRows::of).toList());
    return new Findings(level, report, level.names(segments), days(segments));
  }

  /// How a level reads to a person.
  public String name(Report.Level one) {
    return names.getOrDefault(one.level(), one.level());
  }

  /// The levels with the highest estimate first, those with too little data last.
  public List<Report.Level> ranked() {
    Comparator<Report.Level> byEstimate = Comparator.comparingDouble(
        one -> -one.estimate().map(estimate -> estimate.contrast().contrastLog())
            .orElse(Double.NEGATIVE_INFINITY));
    return report.levels().stream()
        .sorted(Comparator.comparing((Report.Level one) -> one.verdict() == Verdict.TOO_LITTLE_DATA)
            .thenComparing(byEstimate).thenComparing(this::name))
        .toList();
  }

  /// The speed under a level as the model sees it, all else being equal; absent without a model of speed.
  public OptionalDouble wpm(Report.Level one) {
    return one.estimate().isPresent()
        ? wpmAt(one.estimate().get().contrast().contrastLog())
        : OptionalDouble.empty();
  }

  /// The speed at a distance on the log scale from the rest of the music.
  OptionalDouble wpmAt(double contrastLog) {
    OptionalDouble usual = report.model().map(Report.Model::referenceWpm).orElse(OptionalDouble.empty());
    return usual.isPresent()
        ? OptionalDouble.of(usual.getAsDouble() * Math.exp(contrastLog))
        : OptionalDouble.empty();
  }

  private static Set<String> claims(Report speed) {
    return speed.levels().stream().filter(one -> one.verdict().isClaim()).map(Report.Level::level)
        .collect(Collectors.toSet());
  }

  private static Optional<Days> days(List<Segment> segments) {
    List<LocalDate> dates = segments.stream()
        .flatMap(segment -> segment.startUtc().stream().map(start -> start
            .atOffset(ZoneOffset.ofTotalSeconds(60 * segment.utcOffsetMin().orElse(0))).toLocalDate()))
        .sorted()
        .toList();
    return dates.isEmpty() ? Optional.empty() : Optional.of(new Days(dates.getFirst(), dates.getLast()));
  }
}
