package songstroke.analyze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Every value that R (nlme, lme4, dense algebra) and an independent pipeline give for the reference data.
class ReferenceValuesTest {

  @ParameterizedTest
  @ValueSource(strings = {"D1_single_label", "D2_multilabel_ar1", "D3_correlation"})
  void theGenreModelGivesTheReferenceValues(String name) {
    Fixture fixture = Fixture.load(name);
    Report report = Analysis.of(fixture.rows(), AnalysisOptions.defaults());
    check(fixture, fixture.expected(), report);
  }

  @ParameterizedTest
  @ValueSource(strings = {"D1_single_label", "D2_multilabel_ar1", "D3_correlation"})
  void theArtistModelGivesTheReferenceValues(String name) {
    Fixture fixture = Fixture.load(name);
    Report report = Analysis.of(fixture.rows(), AnalysisOptions.defaults().by(Grouping.artist()));
    check(fixture, fixture.json().get("artist_analysis"), report);
  }

  @ParameterizedTest
  @ValueSource(strings = {"D1_single_label", "D2_multilabel_ar1", "D3_correlation"})
  void theModelGivesWhatNlmeGives(String name) {
    Fixture fixture = Fixture.load(name);
    Report report = Analysis.of(fixture.rows(), AnalysisOptions.defaults());
    JsonNode trusted = fixture.json().get("trusted_nlme");
    SoftAssertions softly = new SoftAssertions();
    Report.Model model = report.model().orElseThrow();
    JsonNode nlme = trusted.get("nlme");
    reml(softly, fixture, nlme, model);
    fixed(softly, fixture, nlme.get("fixed"), model);
    for (var blup : nlme.get("blup").properties()) {
      double value = blup.getValue().isObject()
          ? blup.getValue().get("est").asDouble()
          : blup.getValue().asDouble();
      softly.assertThat(effect(model.levelEffects(), blup.getKey()).est()).as("blup %s", blup.getKey())
          .isCloseTo(value, within(fixture.tolerance("blup_abs")));
    }
    softly.assertThat(model.tauMean()).as("mean tau").isCloseTo(trusted.get("tau_posterior_mean").asDouble(),
        within(fixture.tolerance("reml_sd_abs")));
    softly.assertAll();
  }

  @ParameterizedTest
  @ValueSource(strings = {"D2_multilabel_ar1", "D3_correlation"})
  void correlationsAreTheReferenceValues(String name) {
    Fixture fixture = Fixture.load(name);
    Report report = Analysis.of(fixture.rows(), AnalysisOptions.defaults());
    JsonNode expected = fixture.json().get("correlation");
    SoftAssertions softly = new SoftAssertions();
    softly.assertThat(report.correlation()).extracting(PropertyCorrelation::property).containsExactly(
        "energy",
        "tempo_bpm");
    for (PropertyCorrelation found : report.correlation()) {
      JsonNode reference = expected.get(found.property());
      var exact = within(fixture.tolerance("correlation_abs"));
      softly.assertThat(found.n()).isEqualTo(expected.get("n").asInt());
      softly.assertThat(found.spearman()).isCloseTo(reference.get("spearman").asDouble(), exact);
      softly.assertThat(found.kendallTauB()).isCloseTo(reference.get("kendall_tau_b").asDouble(), exact);
      softly.assertThat(found.partialSpearman()).isCloseTo(reference.get("partial_spearman_hour").asDouble(),
          exact);
      softly.assertThat(found.withinSession()).isCloseTo(reference.get("within_session_spearman").asDouble(),
          exact);
      limits(softly, fixture, reference.get("session_bootstrap_ci95"), found.spearmanCi());
      limits(softly, fixture, reference.get("session_bootstrap_partial_ci95"), found.partialCi());
    }
    softly.assertAll();
  }

  @Test
  void withoutSilenceAndAutocorrelationTheLikelihoodIsLme4s() {
    Fixture fixture = Fixture.load("D1_single_label");
    JsonNode lme4 = fixture.json().get("trusted_lme4_music_only");
    List<AnalysisRow> music = fixture.rows().stream().filter(AnalysisRow::isMusic).toList();
    Design design = Design.of(music, Outcome.SPEED, FixedColumns.of(music),
        LevelTable.of(music, Grouping.genre()));
    assertThat(design.xNames()).containsExactly("intercept", "log1p_min", "cos24", "sin24", "trend");
    double sigma = lme4.get("sigma").asDouble();
    double logLik = MixedModel.logLik(design, Math.pow(lme4.get("sd_session").asDouble() / sigma, 2), 0,
        Math.pow(lme4.get("tau").asDouble() / sigma, 2));
    assertThat(logLik).isCloseTo(lme4.get("logLik").asDouble(), within(1e-6));
  }

  private static void limits(SoftAssertions softly, Fixture fixture, JsonNode expected,
      PropertyCorrelation.Limits limits) {
    softly.assertThat(limits.lo()).isCloseTo(expected.get(0).asDouble(),
        within(fixture.tolerance("bootstrap_ci_abs")));
    softly.assertThat(limits.hi()).isCloseTo(expected.get(1).asDouble(),
        within(fixture.tolerance("bootstrap_ci_abs")));
  }

  private static void check(Fixture fixture, JsonNode expected, Report report) {
    SoftAssertions softly = new SoftAssertions();
    Report.Model model = report.model().orElseThrow();
    reml(softly, fixture, expected.get("reml"), model);
    fixed(softly, fixture, expected.get("fixed"), model);
    levels(softly, fixture, expected.get("result"), report);
    if (expected.has("n")) {
      softly.assertThat(model.n()).isEqualTo(expected.get("n").asInt());
      softly.assertThat(model.sessions()).isEqualTo(expected.get("sessions").asInt());
      softly.assertThat(model.xColumns()).containsExactlyElementsOf(strings(expected.get("x_columns")));
      softly.assertThat(model.tauMean()).isCloseTo(expected.get("tau_posterior_mean").asDouble(),
          within(3e-4));
      softly.assertThat(model.referenceWpm().getAsDouble()).isCloseTo(
          expected.get("reference_wpm").asDouble(),
          within(1e-6));
      JsonNode lrt = expected.get("lrt_tau_zero");
      softly.assertThat(model.levelTest().statistic()).isCloseTo(lrt.get("stat").asDouble(),
          within(fixture.tolerance("lrt_abs")));
      softly.assertThat(model.levelTest().p() / lrt.get("p").asDouble()).isCloseTo(1, within(0.005));
      for (Map.Entry<String, JsonNode> blup : expected.get("blup").properties()) {
        Report.Effect effect = effect(model.levelEffects(), blup.getKey());
        softly.assertThat(effect.est()).isCloseTo(blup.getValue().get("est").asDouble(),
            within(fixture.tolerance("blup_abs")));
        softly.assertThat(effect.se()).isCloseTo(blup.getValue().get("se").asDouble(),
            within(fixture.tolerance("blup_abs")));
      }
    }
    softly.assertAll();
  }

  private static void reml(SoftAssertions softly, Fixture fixture, JsonNode expected, Report.Model model) {
    var sd = within(fixture.tolerance("reml_sd_abs"));
    Report.Reml reml = model.reml();
    softly.assertThat(reml.sigma()).as("sigma").isCloseTo(expected.get("sigma").asDouble(), sd);
    softly.assertThat(reml.sdSession()).as("sd session").isCloseTo(expected.get("sd_session").asDouble(), sd);
    softly.assertThat(reml.tau()).as("tau").isCloseTo(expected.get("tau").asDouble(), sd);
    softly.assertThat(reml.rho()).as("rho").isCloseTo(expected.get("rho").asDouble(),
        within(fixture.tolerance("rho_abs")));
    softly.assertThat(reml.logLik()).as("logLik").isCloseTo(expected.get("logLik").asDouble(),
        within(fixture.tolerance("logLik_abs")));
  }

  private static void fixed(SoftAssertions softly, Fixture fixture, JsonNode expected, Report.Model model) {
    softly.assertThat(model.fixed().keySet()).hasSize(expected.size());
    for (var column : expected.properties()) {
      Report.Effect effect = effect(model.fixed(), column.getKey());
      softly.assertThat(effect.est()).as(column.getKey()).isCloseTo(column.getValue().get("est").asDouble(),
          within(fixture.tolerance("fixed_est_abs")));
      softly.assertThat(effect.se() / column.getValue().get("se").asDouble()).as("se of %s", column.getKey())
          .isCloseTo(1, within(fixture.tolerance("fixed_se_rel")));
    }
  }

  private static void levels(SoftAssertions softly, Fixture fixture, JsonNode expected, Report report) {
    softly.assertThat(report.levels()).extracting(Report.Level::level)
        .containsExactlyInAnyOrderElementsOf(expected.propertyNames());
    for (Report.Level level : report.levels()) {
      JsonNode e = expected.get(level.level());
      String as = level.level();
      Report.Estimate estimate = level.estimate().orElseThrow();
      Contrast contrast = estimate.contrast();
      var exact = within(fixture.tolerance("contrast_log_abs"));
      var ci = within(fixture.tolerance("ci_abs"));
      var lfsr = within(fixture.tolerance("lfsr_abs"));
      var percent = within(fixture.tolerance("percent_abs"));
      softly.assertThat(level.verdict()).as(as).isEqualTo(Verdict.valueOf(e.get("verdict").asString()));
      softly.assertThat(level.segments()).as(as).isEqualTo(e.get("segments").asInt());
      softly.assertThat(level.sessions()).as(as).isEqualTo(e.get("sessions").asInt());
      softly.assertThat(level.intervals()).as(as).isCloseTo(e.get("keys").asDouble(), within(1e-6));
      softly.assertThat(contrast.contrastLog()).as(as).isCloseTo(e.get("contrast_log").asDouble(), exact);
      softly.assertThat(contrast.sd()).as(as).isCloseTo(e.get("sd").asDouble(), exact);
      softly.assertThat(contrast.ciLo()).as(as).isCloseTo(e.get("ci_lo").asDouble(), ci);
      softly.assertThat(contrast.ciHi()).as(as).isCloseTo(e.get("ci_hi").asDouble(), ci);
      softly.assertThat(contrast.pFaster()).as(as).isCloseTo(e.get("p_faster").asDouble(), lfsr);
      softly.assertThat(contrast.lfsr()).as(as).isCloseTo(e.get("lfsr").asDouble(), lfsr);
      softly.assertThat(contrast.pSame()).as(as).isCloseTo(e.get("p_rope").asDouble(),
          within(fixture.tolerance("p_rope_abs")));
      softly.assertThat(contrast.percent()).as(as).isCloseTo(e.get("percent").asDouble(), percent);
      softly.assertThat(contrast.percentLo()).as(as).isCloseTo(e.get("percent_lo").asDouble(), percent);
      softly.assertThat(contrast.percentHi()).as(as).isCloseTo(e.get("percent_hi").asDouble(), percent);
      softly.assertThat(estimate.wpmDelta().getAsDouble()).as(as).isCloseTo(e.get("wpm_delta").asDouble(),
          within(0.05));
      softly.assertThat(estimate.probSuperiority()).as(as).isCloseTo(e.get("prob_superiority").asDouble(),
          within(0.003));
      softly.assertThat(estimate.unshrunkSe()).as(as).isCloseTo(e.get("gls_se").asDouble(), exact);
      softly.assertThat(estimate.mde80Percent().getAsDouble()).as(as).isCloseTo(
          e.get("mde80_percent").asDouble(),
          percent);
    }
  }

  private static Report.Effect effect(Map<String, Report.Effect> effects, String name) {
    Report.Effect effect = effects.get(name);
    assertThat(effect).as(name).isNotNull();
    return Objects.requireNonNull(effect);
  }

  private static List<String> strings(JsonNode array) {
    List<String> values = new ArrayList<>();
    array.forEach(node -> values.add(node.asString()));
    return values;
  }
}
