package songstroke.report;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import songstroke.analyze.Analysis;
import songstroke.analyze.AnalysisOptions;
import songstroke.analyze.AnalysisRow;
import songstroke.analyze.Outcome;
import songstroke.analyze.Report;
import songstroke.analyze.SegmentRows;
import songstroke.analyze.Verdict;
import songstroke.segment.ByPause;
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

  /// Analyzes segments.
  ///
  /// @param segments   in the order of recording; verdicts that other pause limits do not bear out get a note
  /// @param properties numeric properties of a segment's track, such as `tempo_bpm`
  public static Findings of(ReportOptions options, ByPause segments,
      Function<Segment, Map<String, Double>> properties) {
    return of(List.of(options), segments, properties).getFirst();
  }

  /// Several analyses of the same segments, which share their rows.
  public static List<Findings> of(List<ReportOptions> options, ByPause segments,
      Function<Segment, Map<String, Double>> properties) {
    Map<List<Segment>, List<AnalysisRow>> rows = new IdentityHashMap<>();
    return options.stream().map(one -> of(one, segments, properties, rows)).toList();
  }

  private static Findings of(ReportOptions options, ByPause segments,
      Function<Segment, Map<String, Double>> properties, Map<List<Segment>, List<AnalysisRow>> known) {
    ByPause named = options.level().readsGenres()
        ? OneNamePerGenre.in(segments, options.reading())
        : segments;
    List<AnalysisRow> rows = known.computeIfAbsent(named.usual(), usual -> SegmentRows.of(usual, properties));
    AnalysisOptions analysis = options.forAnalysis();
    if (options.outcome() != Outcome.SPEED) {
      analysis = analysis.beside(claims(Analysis.of(rows, analysis.of(Outcome.SPEED))));
    }
    Report report = Analysis.of(rows, analysis, named.others().stream()
        .map(other -> known.computeIfAbsent(other, SegmentRows::of)).toList());
    return new Findings(options.level(), report, options.level().names(segments.usual()),
        days(segments.usual()));
  }

  /// How a level reads to a person.
  public String name(Report.Level one) {
    return names.getOrDefault(one.level(), one.level());
  }

  /// The levels with the highest estimate first; behind them those with too little data, which are not ranked by what
  /// may be chance: the most segments first.
  public List<Report.Level> ranked() {
    return ranked(report.levels());
  }

  /// Some of the levels, in the same order.
  List<Report.Level> ranked(List<Report.Level> levels) {
    Comparator<Report.Level> byEstimate = Comparator.comparingDouble(
        one -> -one.estimate().map(estimate -> estimate.contrast().contrastLog())
            .orElse(Double.NEGATIVE_INFINITY));
    return levels.stream()
        .sorted(Comparator
            .comparingInt((Report.Level one) -> one.verdict() == Verdict.TOO_LITTLE_DATA
                ? -one.segments()
                : Integer.MIN_VALUE)
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
        .flatMap(segment -> segment.when().localDate().stream())
        .sorted()
        .toList();
    return dates.isEmpty() ? Optional.empty() : Optional.of(new Days(dates.getFirst(), dates.getLast()));
  }
}
