package songstroke.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import songstroke.analyze.Contrast;
import songstroke.analyze.PropertyCorrelation;
import songstroke.analyze.Report;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A report as `report.json`. What is not known is null; no number in it is infinite or not a number.
/// [ReportJsonReader] reads it back.
public final class ReportJson {
  private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT)
      .build();

  private ReportJson() {}

  /// The whole file.
  public static String of(Findings findings) {
    Report report = findings.report();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("by", report.by());
    json.put("outcome", report.outcome().label());
    json.put("pause_ms", report.pauseMs());
    json.put("summary", Words.summary(findings));
    json.put("days", findings.days().map(ReportJson::days).orElse(null));
    json.put("model", report.model().map(ReportJson::model).orElse(null));
    json.put("levels", report.levels().stream().map(one -> level(one, findings)).toList());
    json.put("correlation", report.correlation().stream().map(ReportJson::correlation).toList());
    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("segments", report.counts().segments());
    counts.put("used", report.counts().used());
    counts.put("excluded", new TreeMap<>(report.counts().excluded()));
    json.put("counts", counts);
    return JSON.writeValueAsString(json) + "\n";
  }

  private static Map<String, Object> days(Findings.Days days) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("first", days.first().toString());
    json.put("last", days.last().toString());
    return json;
  }

  private static Map<String, @Nullable Object> model(Report.Model model) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("n", model.n());
    json.put("sessions", model.sessions());
    json.put("x_columns", model.xColumns());
    Map<String, Object> reml = new LinkedHashMap<>();
    reml.put("sigma", model.reml().sigma());
    reml.put("sd_session", model.reml().sdSession());
    reml.put("rho", model.reml().rho());
    reml.put("tau", model.reml().tau());
    reml.put("logLik", model.reml().logLik());
    json.put("reml", reml);
    json.put("fixed", effects(model.fixed()));
    json.put("blup", effects(model.levelEffects()));
    json.put("tau_posterior_mean", model.tauMean());
    Map<String, Object> test = new LinkedHashMap<>();
    test.put("stat", model.levelTest().statistic());
    test.put("p", model.levelTest().p());
    json.put("lrt_tau_zero", test);
    json.put("reference_wpm", orNull(model.referenceWpm()));
    json.put("music_against_silence", model.musicAgainstSilence().map(ReportJson::contrast).orElse(null));
    return json;
  }

  private static Map<String, Object> effects(Map<String, Report.Effect> effects) {
    Map<String, Object> json = new LinkedHashMap<>();
    effects.forEach((name, effect) -> {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("est", effect.est());
      one.put("se", effect.se());
      json.put(name, one);
    });
    return json;
  }

  private static Map<String, @Nullable Object> level(Report.Level level, Findings findings) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("level", level.level());
    json.put("name", findings.name(level));
    json.put("verdict", level.verdict().name());
    json.put("secondary", level.secondary());
    json.putAll(
        level.estimate().map(estimate -> contrast(estimate.contrast())).orElseGet(ReportJson::noContrast));
    json.put("wpm_delta", level.estimate().map(estimate -> orNull(estimate.wpmDelta())).orElse(null));
    json.put("prob_superiority", level.estimate().map(Report.Estimate::probSuperiority).orElse(null));
    json.put("gls_se", level.estimate().map(Report.Estimate::unshrunkSe).orElse(null));
    json.put("mde80_percent", level.estimate().map(estimate -> orNull(estimate.mde80Percent())).orElse(null));
    json.put("against_silence", level.againstSilence().map(ReportJson::contrast).orElse(null));
    json.put("segments", level.segments());
    json.put("sessions", level.sessions());
    json.put("intervals", level.intervals());
    json.put("notes", level.notes());
    return json;
  }

  private static Map<String, @Nullable Object> contrast(Contrast contrast) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("contrast_log", contrast.contrastLog());
    json.put("sd", contrast.sd());
    json.put("ci_lo", contrast.ciLo());
    json.put("ci_hi", contrast.ciHi());
    json.put("percent", contrast.percent());
    json.put("percent_lo", contrast.percentLo());
    json.put("percent_hi", contrast.percentHi());
    json.put("p_faster", contrast.pFaster());
    json.put("lfsr", contrast.lfsr());
    json.put("p_rope", contrast.pSame());
    return json;
  }

  private static Map<String, @Nullable Object> noContrast() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    for (String name : List.of("contrast_log", "sd", "ci_lo", "ci_hi", "percent", "percent_lo", "percent_hi",
        "p_faster", "lfsr", "p_rope")) {
      json.put(name, null);
    }
    return json;
  }

  private static Map<String, @Nullable Object> correlation(PropertyCorrelation one) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("property", one.property());
    json.put("n", one.n());
    json.put("missing", one.missing());
    json.put("spearman", one.spearman());
    json.put("spearman_ci", limits(one.spearmanCi()));
    json.put("kendall_tau_b", one.kendallTauB());
    json.put("partial_spearman_hour", one.partialSpearman());
    json.put("partial_ci", limits(one.partialCi()));
    json.put("within_session_spearman", one.withinSession());
    json.put("slope", one.slope().map(ReportJson::slope).orElse(null));
    return json;
  }

  private static Map<String, Object> slope(PropertyCorrelation.Slope slope) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("est", slope.est());
    json.put("se", slope.se());
    json.put("clear", slope.isClear());
    return json;
  }

  private static List<Double> limits(PropertyCorrelation.Limits limits) {
    return new ArrayList<>(List.of(limits.lo(), limits.hi()));
  }

  private static @Nullable Double orNull(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
