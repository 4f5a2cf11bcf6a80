package songstroke.analyze;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The whole path from rows to a [Report]: which rows count, the model, a verdict for each level.
///
/// A pure function of its input: the same rows give the same report, in whatever order they come.
public final class Analysis {
  private static final int MIN_ROWS = 20;
  private static final int MIN_SESSIONS = 4;
  private static final int MIN_LEVELS = 2;

  private final List<AnalysisRow> rows;
  private final AnalysisOptions options;
  private final LevelTable levels;
  private final Report.Counts counts;

  private Analysis(List<AnalysisRow> rows, AnalysisOptions options, Report.Counts counts) {
    this.rows = rows;
    this.options = options;
    this.counts = counts;
    this.levels = LevelTable.of(rows, options.grouping());
  }

  public static Report of(List<AnalysisRow> rows, AnalysisOptions options) {
    return of(rows, options, List.of());
  }

  /// The same, with notes from the same segments counted under other pause limits: a verdict that is a claim
  /// under one and none under another, or a claim of the opposite sign, depends on the pause rule.
  public static Report of(List<AnalysisRow> rows, AnalysisOptions options,
      List<List<AnalysisRow>> otherPauseLimits) {
    Analysis analysis = prepare(rows, options);
    Optional<Fitted> fitted = analysis.fit(Optional.empty());
    Report report = analysis.report(fitted, PropertyCorrelation.all(analysis.rows, options.outcome()));
    Optional<MixedModel.Fit> near = fitted.map(usual -> usual.fit);
    List<Map<String, Verdict>> others = otherPauseLimits.stream()
        .map(other -> prepare(other, options).verdicts(near))
        .toList();
    return new Report(report.by(), report.outcome(), report.pauseMs(), report.model(),
        report.levels().stream().map(level -> withPauseNote(level, others)).toList(), report.correlation(),
        report.counts());
  }

  private static Analysis prepare(List<AnalysisRow> all, AnalysisOptions options) {
    Eligibility.Selection selection = Eligibility.select(all, options.outcome());
    List<AnalysisRow> music = selection.used().stream().filter(AnalysisRow::isMusic).toList();
    int silence = selection.used().size() - music.size();
    Map<String, Integer> excluded = new TreeMap<>(selection.excluded());
    if (silence > 0 && (silence < FixedColumns.MIN_SILENCE || music.size() < FixedColumns.MIN_MUSIC)) {
      excluded.put(RowExclusion.TOO_LITTLE_SILENCE.name(), silence);
      return new Analysis(music, options, new Report.Counts(all.size(), music.size(), excluded));
    }
    return new Analysis(selection.used(), options,
        new Report.Counts(all.size(), selection.used().size(), excluded));
  }

  /// The verdicts alone, by level.
  ///
  /// @param near a fit of nearly the same rows
  private Map<String, Verdict> verdicts(Optional<MixedModel.Fit> near) {
    Optional<Fitted> fitted = fit(near);
    Map<String, Verdict> verdicts = new HashMap<>();
    for (int g = 0; g < levels.levels().size(); g++) {
      int at = g;
      verdicts.put(levels.levels().get(g).name(),
          fitted.map(f -> f.verdict(at)).orElse(Verdict.TOO_LITTLE_DATA));
    }
    return verdicts;
  }

  private Report report(Optional<Fitted> fitted, List<PropertyCorrelation> correlation) {
    List<Report.Level> results = new ArrayList<>();
    for (int g = 0; g < levels.levels().size(); g++) {
      int at = g;
      results.add(fitted.map(f -> f.level(at)).orElseGet(() -> unknown(at)));
    }
    results.sort(Comparator.comparing(Report.Level::level));
    return new Report(options.grouping().name(), options.outcome(), options.pauseMs(),
        fitted.map(Fitted::model),
        List.copyOf(results), correlation, counts);
  }

  private Optional<Fitted> fit(Optional<MixedModel.Fit> near) {
    long sessions = rows.stream().map(AnalysisRow::session).distinct().count();
    if (rows.size() < MIN_ROWS || sessions < MIN_SESSIONS || levels.modelled() < MIN_LEVELS) {
      return Optional.empty();
    }
    FixedColumns columns = FixedColumns.of(rows, !options.grouping().name().equals("hour"));
    Design design = Design.of(rows, options.outcome(), columns, levels);
    if (!MixedModel.canFit(design)) {
      return Optional.empty();
    }
    return Optional.of(
        new Fitted(near.map(fit -> MixedModel.fitFrom(fit, design)).orElseGet(() -> MixedModel.fit(design))));
  }

  private Report.Level unknown(int g) {
    LevelTable.Level level = levels.levels().get(g);
    List<String> notes = new ArrayList<>();
    if (g >= levels.modelled()) {
      notes.add(Notes.TOO_RARE);
    }
    return new Report.Level(level.name(), Verdict.TOO_LITTLE_DATA, isSecondary(), Optional.empty(),
        Optional.empty(),
        level.segments(), level.sessions(), level.intervals(), notes);
  }

  private boolean isSecondary() {
    return options.outcome() != Outcome.SPEED;
  }

  private static Report.Level withPauseNote(Report.Level level, List<Map<String, Verdict>> others) {
    boolean depends = others.stream().flatMap(verdicts -> Stream.ofNullable(verdicts.get(level.level())))
        .anyMatch(other -> (level.verdict().isClaim() || other.isClaim()) && level.verdict() != other);
    if (!depends) {
      return level;
    }
    List<String> notes = new ArrayList<>(level.notes());
    notes.add(Notes.PAUSE_RULE);
    return new Report.Level(level.level(), level.verdict(), level.secondary(), level.estimate(),
        level.againstSilence(), level.segments(), level.sessions(), level.intervals(), List.copyOf(notes));
  }

  /// What follows from a fitted model.
  private final class Fitted {
    private final MixedModel.Fit fit;
    private final TauPosterior posterior;
    private final SessionInfluence influence;
    private final double usual;
    private final double typicalWeight;

    private Fitted(MixedModel.Fit fit) {
      this.fit = fit;
      this.posterior = new TauPosterior(fit.c(), fit.design().fixed(), fit.sigma(),
          options.outcome().priorScale());
      this.influence = new SessionInfluence(fit, posterior.meanTau());
      double sum = 0;
      double squares = 0;
      double musicSum = 0;
      double musicY = 0;
      for (int i = 0; i < rows.size(); i++) {
        double w = fit.design().weight()[i];
        sum += w;
        squares += w * w;
        if (rows.get(i).isMusic()) {
          musicSum += w;
          musicY += w * (fit.design().y()[i] + fit.design().yMean());
        }
      }
      usual = Math.exp(musicY / musicSum);
      typicalWeight = squares / sum;
    }

    private Report.Model model() {
      Design design = fit.design();
      Map<String, Report.Effect> fixed = new LinkedHashMap<>();
      for (int c = 0; c < design.fixed(); c++) {
        fixed.put(design.xNames().get(c), new Report.Effect(fit.fixed()[c], fit.se()[c]));
      }
      Map<String, Report.Effect> effects = new LinkedHashMap<>();
      for (int g = 0; g < design.zCount(); g++) {
        effects.put(levels.levels().get(g).name(),
            new Report.Effect(fit.blup()[g], fit.se()[design.fixed() + g]));
      }
      return new Report.Model(design.rows(), design.sessions(), List.copyOf(design.xNames()),
          new Report.Reml(fit.sigma(), fit.sdSession(), fit.rho(), fit.tau(), fit.logLik()), fixed, effects,
          posterior.meanTau(), MixedModel.test(fit),
          isSecondary() ? OptionalDouble.empty() : OptionalDouble.of(usual),
          againstSilence(levels.asPlayed()));
    }

    private Optional<Contrast> againstSilence(double[] l) {
      int music = fit.column(FixedColumns.MUSIC);
      return music < 0
          ? Optional.empty()
          : Optional.of(Contrast.of(posterior.withFixed(music, l), options.outcome().sameLimit()));
    }

    private Report.Level level(int g) {
      if (g >= levels.modelled()) {
        return unknown(g);
      }
      LevelTable.Level level = levels.levels().get(g);
      double[] l = levels.againstRest(g);
      NormalMixture theta = posterior.contrast(l);
      Verdict verdict = verdict(level, theta);
      double[] alone = new double[l.length];
      alone[g] = 1;
      return new Report.Level(level.name(), verdict, isSecondary(), Optional.of(estimate(theta, l)),
          againstSilence(alone), level.segments(), level.sessions(), level.intervals(),
          notes(g, verdict, l));
    }

    private Verdict verdict(int g) {
      return g >= levels.modelled() || !levels.levels().get(g).hasEnough()
          ? Verdict.TOO_LITTLE_DATA
          : verdict(levels.levels().get(g), posterior.contrast(levels.againstRest(g)));
    }

    private Verdict verdict(LevelTable.Level level, NormalMixture theta) {
      return level.hasEnough()
          ? Verdict.of(theta, options.outcome(), claimLimit(level.name()))
          : Verdict.TOO_LITTLE_DATA;
    }

    private double claimLimit(String level) {
      return !isSecondary() || options.speedClaims().contains(level)
          ? Verdict.CLAIM
          : Verdict.SECONDARY_CLAIM;
    }

    private Report.Estimate estimate(NormalMixture theta, double[] l) {
      Contrast contrast = Contrast.of(theta, options.outcome().sameLimit());
      double mean = contrast.contrastLog();
      double superior = StandardNormal.cdf(mean / (Math.sqrt(2) * fit.sigma() / Math.sqrt(typicalWeight)));
      double se = posterior.unshrunkSe(l);
      double t = posterior.meanTau();
      double mde = 100 * Math.expm1(1.96 * se * Math.sqrt(1 + se * se / (t * t)) + 0.84 * se);
      return new Report.Estimate(contrast,
          isSecondary() ? OptionalDouble.empty() : OptionalDouble.of(usual * Math.expm1(mean)), superior, se,
          Double.isFinite(mde) ? OptionalDouble.of(mde) : OptionalDouble.empty());
    }

    private List<String> notes(int g, Verdict verdict, double[] l) {
      List<String> notes = new ArrayList<>();
      boolean artistIsTheLevel = options.grouping().name().equals("artist")
          || options.grouping().name().equals("track");
      if (!artistIsTheLevel && levels.levels().get(g).mainArtist().isPresent()) {
        notes.add(Notes.ONE_ARTIST);
      }
      levels.inseparableFrom(g).ifPresent(other -> notes.add(Notes.INSEPARABLE + other));
      if (verdict.isClaim()
          && influence.oneSessionDrives(g, l, claimLimit(levels.levels().get(g).name()), options.outcome())) {
        notes.add(Notes.ONE_SESSION);
      }
      if (verdict.isClaim() && rows.stream().allMatch(row -> row.task().isEmpty())) {
        notes.add(Notes.HIDDEN_TASK);
      }
      return List.copyOf(notes);
    }
  }
}
