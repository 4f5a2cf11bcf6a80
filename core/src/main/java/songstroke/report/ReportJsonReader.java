package songstroke.report;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

import songstroke.analyze.Contrast;
import songstroke.analyze.LevelTest;
import songstroke.analyze.Outcome;
import songstroke.analyze.PropertyCorrelation;
import songstroke.analyze.Report;
import songstroke.analyze.Verdict;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads back what [ReportJson] wrote; fields it does not know are passed over.
public final class ReportJsonReader {
  private ReportJsonReader() {}

  /// The findings in a `report.json`. Of the names that read better than an id, those of the levels come back.
  ///
  /// @throws IOException when the text is not a report
  public static Findings parse(String text) throws IOException {
    try {
      JsonNode json = JsonMapper.shared().readTree(text);
      List<Report.Level> levels = list(json.required("levels"), ReportJsonReader::level);
      Map<String, String> names = new LinkedHashMap<>();
      for (JsonNode level : json.required("levels")) {
        String id = level.required("level").stringValue();
        String name = level.path("name").asString(id);
        if (!name.equals(id)) {
          names.put(id, name);
        }
      }
      var report = new Report(json.required("by").stringValue(), outcome(json.required("outcome")),
          json.required("pause_ms").intValue(), optional(json.path("model"), ReportJsonReader::model),
          levels, list(json.required("correlation"), ReportJsonReader::correlation),
          counts(json.required("counts")));
      return new Findings(Level.valueOf(report.by().toUpperCase(Locale.ROOT)), report, names,
          optional(json.path("days"), ReportJsonReader::days));
    } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
      throw new IOException("not a report: " + e.getMessage(), e);
    }
  }

  private static Findings.Days days(JsonNode json) {
    return new Findings.Days(LocalDate.parse(json.required("first").stringValue()),
        LocalDate.parse(json.required("last").stringValue()));
  }

  private static Outcome outcome(JsonNode json) {
    for (Outcome outcome : Outcome.values()) {
      if (outcome.label().equals(json.stringValue())) {
        return outcome;
      }
    }
    throw new IllegalArgumentException("no outcome named '" + json.stringValue() + "'");
  }

  private static Report.Model model(JsonNode json) {
    JsonNode reml = json.required("reml");
    JsonNode test = json.required("lrt_tau_zero");
    return new Report.Model(json.required("n").intValue(), json.required("sessions").intValue(),
        list(json.required("x_columns"), JsonNode::stringValue),
        new Report.Reml(number(reml, "sigma"), number(reml, "sd_session"), number(reml, "rho"),
            number(reml, "tau"), number(reml, "logLik")),
        effects(json.required("fixed")), effects(json.required("blup")), number(json, "tau_posterior_mean"),
        new LevelTest(number(test, "stat"), number(test, "p")), optionalNumber(json, "reference_wpm"),
        optional(json.path("music_against_silence"), ReportJsonReader::contrast));
  }

  private static Map<String, Report.Effect> effects(JsonNode json) {
    Map<String, Report.Effect> effects = new LinkedHashMap<>();
    json.properties().forEach(entry -> effects.put(entry.getKey(),
        new Report.Effect(number(entry.getValue(), "est"), number(entry.getValue(), "se"))));
    return effects;
  }

  private static Report.Level level(JsonNode json) {
    Optional<Report.Estimate> estimate = json.required("contrast_log").isNull()
        ? Optional.empty()
        : Optional.of(new Report.Estimate(contrast(json), optionalNumber(json, "wpm_delta"),
            number(json, "prob_superiority"), number(json, "gls_se"),
            optionalNumber(json, "mde80_percent")));
    return new Report.Level(json.required("level").stringValue(),
        Verdict.valueOf(json.required("verdict").stringValue()), json.required("secondary").booleanValue(),
        estimate, optional(json.path("against_silence"), ReportJsonReader::contrast),
        json.required("segments").intValue(), json.required("sessions").intValue(),
        number(json, "intervals"), list(json.required("notes"), JsonNode::stringValue));
  }

  private static Contrast contrast(JsonNode json) {
    return new Contrast(number(json, "contrast_log"), number(json, "sd"), number(json, "ci_lo"),
        number(json, "ci_hi"), number(json, "p_faster"), number(json, "lfsr"), number(json, "p_rope"));
  }

  private static PropertyCorrelation correlation(JsonNode json) {
    return new PropertyCorrelation(json.required("property").stringValue(), json.required("n").intValue(),
        json.required("missing").intValue(), number(json, "spearman"), limits(json.required("spearman_ci")),
        number(json, "kendall_tau_b"), number(json, "partial_spearman_hour"),
        limits(json.required("partial_ci")), number(json, "within_session_spearman"),
        optional(json.path("slope"),
            slope -> new PropertyCorrelation.Slope(number(slope, "est"), number(slope, "se"))));
  }

  private static PropertyCorrelation.Limits limits(JsonNode json) {
    return new PropertyCorrelation.Limits(json.required(0).doubleValue(), json.required(1).doubleValue());
  }

  private static Report.Counts counts(JsonNode json) {
    Map<String, Integer> excluded = new LinkedHashMap<>();
    json.required("excluded").properties()
        .forEach(entry -> excluded.put(entry.getKey(), entry.getValue().intValue()));
    return new Report.Counts(json.required("segments").intValue(), json.required("used").intValue(),
        excluded);
  }

  private static double number(JsonNode json, String name) {
    return json.required(name).doubleValue();
  }

  private static OptionalDouble optionalNumber(JsonNode json, String name) {
    JsonNode value = json.path(name);
    return value.isNumber() ? OptionalDouble.of(value.doubleValue()) : OptionalDouble.empty();
  }

  private static <T> Optional<T> optional(JsonNode json, Function<JsonNode, T> value) {
    return json.isObject() ? Optional.of(value.apply(json)) : Optional.empty();
  }

  private static <T> List<T> list(JsonNode json, Function<JsonNode, T> value) {
    List<T> values = new ArrayList<>();
    json.forEach(one -> values.add(value.apply(one)));
    return List.copyOf(values);
  }
}
