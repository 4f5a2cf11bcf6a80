package songstroke.report;

import static org.assertj.core.api.Assertions.assertThat;
import static songstroke.report.MadeReports.found;
import static songstroke.report.MadeReports.level;
import static songstroke.report.MadeReports.rare;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import songstroke.analyze.Outcome;
import songstroke.analyze.PropertyCorrelation;
import songstroke.analyze.Verdict;

class ReportTableTest {
  /// A display on which every character takes one column but those of CJK scripts, which take two.
  private static final Columns WIDE_CJK = new Columns() {
    @Override
    public int width(String text) {
      return text.codePoints().map(character -> character < 0x3000 ? 1 : 2).sum();
    }

    @Override
    public String padded(String text, int columns) {
      String shown = text;
      while (width(shown) > columns) {
        shown = shown.substring(0, shown.length() - 1);
      }
      return shown + " ".repeat(columns - width(shown));
    }
  };

  @Test
  void aReportOfSpeedHasARowPerLevelAndItsNotesBelow() {
    assertThat(print(found(Outcome.SPEED, level("jazz", Verdict.NO_CLEAR_DIFFERENCE, -2, "mostly one artist"),
        level("techno", Verdict.FASTER, 8), rare("blues")))).isEqualTo("""
            You typed faster when techno played.

            verdict             genre               change    95 % interval    WPM seg ses
            faster              techno              +8.0 %    +5.0 … +11.0 %  64.8  12   5
            no clear difference jazz                -2.0 %    -5.0 …  +1.0 %  58.8  12   5
                                  too little data to detect differences below 5 %
                                  mostly one artist
            too little data     blues                  –           –                 2   1

            All music against silence: +5.0 % (+2.0 % … +8.0 %).
            30 of 40 segments used; left out:
              7 heard for under 30 s, 3 ad or speech
            Change: against the rest of your music, adjusted for session, hour and trend;
            what went together, not what caused what.
            """);
  }

  @Test
  void otherOutcomesHaveNoSpeedColumn() {
    assertThat(print(found(Outcome.ACCURACY, level("jazz", Verdict.MORE_ACCURATE, -9)))).contains("""
        verdict             genre               change    95 % interval        seg ses
        more accurate       jazz                -9.0 %   -12.0 …  -6.0 %        12   5
        """);
  }

  @Test
  void withoutAModelTheTableSaysWhatItTakes() {
    assertThat(print(MadeReports.tooLittle(rare("blues"), rare("jazz")))).startsWith(Words.TOO_LITTLE + ".\n")
        .contains(Words.NEEDED + "\n30 of 40 segments used").doesNotContain("against silence");
  }

  @Test
  void allRowsAreEquallyWideWhateverTheirNames() {
    Findings findings = found(Level.TRACK, Outcome.SPEED, level("静かな朝の長い長い題名", Verdict.FASTER, 8),
        level("Low Tide", Verdict.SLOWER, -6), rare("Blue"));

    List<String> rows = print(findings).lines()
        .filter(line -> line.startsWith("verdict") || line.endsWith("12   5") || line.endsWith(" 2   1"))
        .toList();
    assertThat(rows).hasSize(4).extracting(WIDE_CJK::width).containsOnly(78);
  }

  @Test
  void correlationsAndManyReasonsFitTheWidth() {
    var limits = new PropertyCorrelation.Limits(-0.1, 0.2);
    var tempo = new PropertyCorrelation("tempo_bpm", 120, 3, 0.1, limits, 0.1, 0.05, limits, 0,
        Optional.empty());
    Map<String, Integer> reasons = Map.of("FEW_INTERVALS", 380, "LITTLE_ACTIVE_TIME", 3, "NONMUSIC", 20,
        "SHORT_SILENCE", 24, "SKIP", 27, "SUSPEND", 32, "WASH_OUT", 69);

    assertThat(print(MadeReports.with(found(Outcome.SPEED, rare("blues")), List.of(tempo), reasons)))
        .contains("""
            tempo_bpm: rank correlation +0.05 (-0.10 … +0.20) of 120 segments; not clear.
            30 of 40 segments used; left out:
              380 fewer than 40 key intervals, 69 first minute of a pause, 32 not recorded
              27 heard for under 30 s, 24 silence too short to compare, 20 ad or speech
              3 under 10 s of typing
            """);
    assertThat(print(MadeReports.with(found(Outcome.SPEED, rare("blues")), List.of(), Map.of())))
        .contains("30 of 40 segments used.\nChange:");
  }

  @Test
  void aReportOnSomebodyElseSpeaksOfThem() {
    assertThat(print(found(Outcome.SPEED, level("techno", Verdict.FASTER, 8)).by(Typist.SAMPLE)))
        .startsWith("The person in the sample typed faster").contains("against the rest of their music");
  }

  @ParameterizedTest
  @EnumSource
  void noLineIsWiderThanATerminal(Level by) {
    for (Outcome outcome : Outcome.values()) {
      assertThat(print(ReportSamples.findings(by, outcome)).lines())
          .allSatisfy(line -> assertThat(WIDE_CJK.width(line)).isLessThanOrEqualTo(80));
    }
  }

  private static String print(Findings findings) {
    var text = new StringWriter();
    ReportTable.print(findings, WIDE_CJK, new PrintWriter(text));
    return text.toString();
  }
}
