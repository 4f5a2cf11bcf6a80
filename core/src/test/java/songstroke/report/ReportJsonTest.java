package songstroke.report;

import static org.assertj.core.api.Assertions.assertThat;
import static songstroke.report.MadeReports.found;
import static songstroke.report.MadeReports.level;
import static songstroke.report.MadeReports.rare;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import songstroke.analyze.Outcome;
import songstroke.analyze.Verdict;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportJsonTest {
  @Test
  void theFileHasTheFieldsThatOtherProgramsRelyOn() {
    JsonNode json = json(ReportSamples.findings(Level.GENRE, Outcome.SPEED));

    assertThat(json.propertyNames()).containsExactly("by", "outcome", "pause_ms", "summary", "days", "model",
        "levels", "correlation", "counts");
    assertThat(json.path("model").propertyNames()).contains("n", "sessions", "x_columns", "reml", "fixed");
    assertThat(json.path("model").path("reml").propertyNames()).containsExactly("sigma", "sd_session", "rho",
        "tau", "logLik");
    assertThat(json.path("model").path("fixed").path("music").propertyNames()).containsExactly("est", "se");
    assertThat(json.path("levels").path(0).propertyNames()).contains("level", "verdict", "contrast_log",
        "ci_lo",
        "ci_hi", "percent", "percent_lo", "percent_hi", "wpm_delta", "p_faster", "lfsr", "prob_superiority",
        "mde80_percent", "segments", "sessions", "intervals", "notes");
  }

  @Test
  void aLevelWithoutAnEstimateHasTheSameFieldsAsNull() {
    JsonNode levels = json(found(Outcome.SPEED, level("techno", Verdict.FASTER, 8), rare("blues")))
        .path("levels");

    assertThat(levels.get(1).propertyNames())
        .containsExactlyInAnyOrderElementsOf(levels.get(0).propertyNames());
    for (String field : new String[]{"contrast_log", "percent", "lfsr", "wpm_delta", "mde80_percent"}) {
      assertThat(levels.get(0).path(field).isNumber()).as(field).isTrue();
      assertThat(levels.get(1).get(field).isNull()).as(field).isTrue();
    }
  }

  @Test
  void withoutAModelItIsNullAndEveryLevelHasTooLittleData() {
    JsonNode json = json(MadeReports.tooLittle(rare("blues"), rare("jazz")));

    assertThat(json.get("model").isNull()).isTrue();
    assertThat(json.path("levels").valueStream()).hasSize(2)
        .allSatisfy(one -> assertThat(one.path("verdict").stringValue()).isEqualTo("TOO_LITTLE_DATA"));
    assertThat(json.path("summary").stringValue()).isEqualTo(Words.TOO_LITTLE);
  }

  @Test
  void exclusionsAreSortedSoThatTheSameReportIsTheSameFile() {
    Findings findings = MadeReports.with(found(Outcome.SPEED, rare("blues")), List.of(),
        Map.of("WASH_OUT", 1, "NONMUSIC", 2, "SKIP", 3));

    assertThat(json(findings).path("counts").path("excluded").propertyNames()).containsExactly("NONMUSIC",
        "SKIP",
        "WASH_OUT");
    assertThat(ReportJson.of(findings)).endsWith("}\n").isEqualTo(ReportJson.of(findings));
  }

  @ParameterizedTest
  @EnumSource
  void noNumberIsInfiniteOrNotANumber(Outcome outcome) {
    for (Level by : Level.values()) {
      assertThat(ReportJson.of(ReportSamples.findings(by, outcome))).doesNotContain("NaN", "Infinity");
    }
  }

  @Test
  void aNameThatReadsBetterStandsBesideTheId() {
    JsonNode track = json(ReportSamples.findings(Level.TRACK, Outcome.SPEED)).path("levels").get(2);

    assertThat(track.path("level").stringValue()).isEqualTo("t2");
    assertThat(track.path("name").stringValue()).isEqualTo("Motor – 静かな朝, Atlas");
  }

  private static JsonNode json(Findings findings) {
    return JsonMapper.shared().readTree(ReportJson.of(findings));
  }
}
