package songstroke.report;

import static org.assertj.core.api.Assertions.assertThat;
import static songstroke.report.MadeReports.found;
import static songstroke.report.MadeReports.level;
import static songstroke.report.MadeReports.rare;

import java.util.List;
import java.util.Map;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import org.junit.jupiter.api.Test;
import songstroke.analyze.Outcome;
import songstroke.analyze.Report;
import songstroke.analyze.Verdict;

class ReportCsvTest {
  @Test
  void whatIsNotKnownIsEmpty() {
    assertThat(ReportCsv.of(found(Outcome.SPEED, rare("blues")))).isEqualTo(
        """
            level,name,verdict,percent,percent_lo,percent_hi,lfsr,wpm,mde80_percent,segments,sessions,intervals,notes
            blues,blues,TOO_LITTLE_DATA,,,,,,,2,1,150.0,
            """);
  }

  @Test
  void rowsStandInTheOrderOfTheTableWithNamesAndNotes() {
    Findings findings = found(Level.TRACK, Outcome.SPEED, level("t1", Verdict.SLOWER, -6, "one", "two"),
        level("t2", Verdict.FASTER, 8), rare("t3"));
    var named = new Findings(findings.level(), findings.report(), Map.of("t1", "Low Tide – \"Nova\", Atlas"),
        findings.days());

    List<NamedCsvRecord> rows = read(ReportCsv.of(named));
    assertThat(rows).extracting(row -> row.getField("level")).containsExactly("t2", "t1", "t3");
    assertThat(rows).extracting(row -> row.getField("name"))
        .containsExactly("t2", "Low Tide – \"Nova\", Atlas", "t3");
    assertThat(rows).extracting(row -> row.getField("notes")).containsExactly("", "one; two", "");
    assertThat(rows.get(1)).satisfies(row -> {
      assertThat(Double.parseDouble(row.getField("percent"))).isEqualTo(Math.expm1(Math.log1p(-0.06)) * 100);
      assertThat(Double.parseDouble(row.getField("wpm"))).isBetween(56.39, 56.41);
      assertThat(row.getField("mde80_percent")).isEqualTo("4.2");
    });
  }

  @Test
  void accuracyHasNoWordsPerMinute() {
    List<NamedCsvRecord> rows = read(ReportCsv.of(ReportSamples.findings(Level.GENRE, Outcome.ACCURACY)));

    assertThat(rows).isNotEmpty().allSatisfy(row -> assertThat(row.getField("wpm")).isEmpty());
  }

  @Test
  void aReferenceDataSetGivesTheNumbersOfItsReport() {
    Findings findings = ReportSamples.reference(ReportSamples.CLEAR);
    List<NamedCsvRecord> rows = read(ReportCsv.of(findings));

    assertThat(rows).hasSameSizeAs(findings.report().levels());
    for (int i = 0; i < rows.size(); i++) {
      Report.Level level = findings.ranked().get(i);
      assertThat(rows.get(i).getField("verdict")).isEqualTo(level.verdict().name());
      assertThat(rows.get(i).getField("intervals")).isEqualTo(Double.toString(level.intervals()));
    }
  }

  private static List<NamedCsvRecord> read(String csv) {
    return CsvReader.builder().ofNamedCsvRecord(csv).stream().toList();
  }
}
