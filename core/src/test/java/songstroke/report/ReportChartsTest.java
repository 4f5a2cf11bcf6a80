package songstroke.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static songstroke.report.MadeReports.found;
import static songstroke.report.MadeReports.level;
import static songstroke.report.MadeReports.rare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import songstroke.analyze.Outcome;
import songstroke.analyze.Report;
import songstroke.analyze.Verdict;
import songstroke.visualize.DotChart;
import songstroke.visualize.DotRow;

class ReportChartsTest {
  @Test
  void eachLevelIsARowWithItsSpeedAndInterval() {
    DotChart chart = chart(found(Outcome.SPEED, level("jazz", Verdict.ABOUT_THE_SAME, 0),
        level("techno", Verdict.FASTER, 10)));

    assertThat(chart.rows()).extracting(DotRow::label).containsExactly("techno", "jazz");
    DotRow techno = chart.rows().getFirst();
    assertThat(techno.mean().orElseThrow()).isCloseTo(66, within(1e-9));
    assertThat(techno.interval().orElseThrow().low()).isCloseTo(64.2, within(1e-9));
    assertThat(techno.interval().orElseThrow().high()).isCloseTo(67.8, within(1e-9));
    assertThat(techno.cells()).containsExactly("66.0", "12");
  }

  @ParameterizedTest
  @CsvSource({"FASTER, FASTER", "SLOWER, SLOWER", "ABOUT_THE_SAME, NEUTRAL", "NO_CLEAR_DIFFERENCE, NEUTRAL"})
  void colorIsForClaimsOnly(Verdict verdict, DotRow.Tone tone) {
    assertThat(chart(found(Outcome.SPEED, level("jazz", verdict, 2))).rows()).extracting(DotRow::tone)
        .containsExactly(tone);
  }

  @Test
  void whatIsTooRareIsDimmedAndHasNoInterval() {
    assertThat(chart(found(Outcome.SPEED, level("techno", Verdict.TOO_LITTLE_DATA, 3))).rows())
        .singleElement().satisfies(row -> {
          assertThat(row.tone()).isEqualTo(DotRow.Tone.DIMMED);
          assertThat(row.interval()).isEmpty();
          assertThat(row.cells().getFirst()).isEqualTo("61.8");
        });
  }

  @Test
  void whatHasNoEstimateIsCountedAndNotShown() {
    DotChart chart = chart(
        found(Level.TRACK, Outcome.SPEED, level("techno", Verdict.FASTER, 3), rare("blues"),
            rare("jazz")));
    assertThat(chart.rows()).extracting(DotRow::label).containsExactly("techno");
    assertThat(chart.notes()).contains("Left out: 2 tracks with too few segments for an estimate.");
  }

  @Test
  void claimsAreShownHoweverManyOthersHaveMoreSegments() {
    List<Report.Level> levels = new ArrayList<>();
    levels.add(level("claimed", Verdict.SLOWER, -9));
    for (int i = 0; i < 80; i++) {
      Report.Level one = level("track %02d".formatted(i), Verdict.ABOUT_THE_SAME, 0);
      levels.add(
          new Report.Level(one.level(), one.verdict(), false, one.estimate(), Optional.empty(), 20 + i, 5,
              3400, List.of()));
    }
    DotChart chart = chart(found(Level.TRACK, Outcome.SPEED, levels.toArray(Report.Level[]::new)));
    assertThat(chart.rows()).hasSize(60).extracting(DotRow::label).contains("claimed", "track 79")
        .doesNotContain("track 00");
  }

  @Test
  void silenceIsALineToCompareWith() {
    DotChart.Reference silence = chart(found(Outcome.SPEED, level("blues", Verdict.ABOUT_THE_SAME, 0)))
        .reference().orElseThrow();

    assertThat(silence.value()).isCloseTo(60 / 1.05, within(1e-9));
    assertThat(silence.label()).isEqualTo("silence 57.1");
  }

  @Test
  void thereIsNoChartWithoutAModelOfSpeed() {
    assertThat(ReportCharts.forest(MadeReports.tooLittle(rare("blues")))).isEmpty();
    assertThat(ReportCharts.forest(found(Outcome.ACCURACY, level("jazz", Verdict.MORE_ACCURATE, -9))))
        .isEmpty();
  }

  @Test
  void thePartOfManyThatIsShownIsNamed() {
    Report.Level[] levels = IntStream.range(0, 61)
        .mapToObj(i -> level("track %02d".formatted(i), Verdict.ABOUT_THE_SAME, 0))
        .toArray(Report.Level[]::new);

    DotChart chart = chart(found(Level.TRACK, Outcome.SPEED, levels));
    assertThat(chart.rows()).hasSize(60);
    assertThat(chart.notes()).containsExactly("60 of 61 tracks are shown, those with the most segments.",
        "Dashed line: typing in silence.",
        "n: segments used. Adjusted for session, hour and trend, so not the plain means.",
        "What went together, not what caused what.");
    assertThat(chart(found(Outcome.SPEED, levels[0])).notes()).hasSize(3);
  }

  @Test
  void theSubtitleSaysOfWhatAndWhen() {
    Findings findings = found(Outcome.SPEED, level("jazz", Verdict.ABOUT_THE_SAME, 0));

    assertThat(chart(findings).heading()).isEqualTo("No genre stands out from the rest of the music");
    assertThat(chart(findings).subtitle()).startsWith("Active typing speed by genre")
        .contains("30 segments in 6 sessions, 2\u00a0Mar\u00a0–\u00a022\u00a0Mar\u00a02026");
    assertThat(chart(on(findings, Optional.of(MadeReports.days("2026-03-02", "2026-03-02")))).subtitle())
        .endsWith("6 sessions, 2\u00a0Mar\u00a02026");
    assertThat(chart(on(findings, Optional.empty())).subtitle()).endsWith("6 sessions");
  }

  @Test
  void everyChartOfTheDiaryCanBeDrawn() {
    for (Level by : Level.values()) {
      DotChart chart = chart(ReportSamples.findings(by, Outcome.SPEED));
      assertThat(chart.scene().items()).isNotEmpty();
      assertThat(chart.rows()).extracting(DotRow::weight).allMatch(weight -> weight > 0);
    }
  }

  private static Findings on(Findings findings, Optional<Findings.Days> days) {
    return new Findings(findings.level(), findings.report(), Map.of(), days);
  }

  private static DotChart chart(Findings findings) {
    return ReportCharts.forest(findings).orElseThrow();
  }
}
