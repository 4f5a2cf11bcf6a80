package songstroke.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import songstroke.analyze.Outcome;
import songstroke.segment.ByPause;

class ReportJsonReaderTest {
  @ParameterizedTest
  @EnumSource
  void aReportReadsBackAsItWas(Level level) throws IOException {
    for (Outcome outcome : Outcome.values()) {
      Findings findings = ReportSamples.findings(level, outcome);
      assertThat(findings.report().levels()).isNotEmpty();
      assertThat(findings.report().model()).isPresent();

      Findings back = ReportJsonReader.parse(ReportJson.of(findings));

      assertThat(back.report()).isEqualTo(findings.report());
      assertThat(back.days()).isEqualTo(findings.days());
      assertThat(back.level()).isEqualTo(level);
      assertThat(findings.report().levels())
          .allSatisfy(one -> assertThat(back.name(one)).isEqualTo(findings.name(one)));
    }
  }

  @Test
  void aReportWithoutAModelReadsBackAsItWas() throws IOException {
    Findings findings = ReportSamples.findings(Level.GENRE, Outcome.SPEED,
        ByPause.only(ReportSamples.DIARY.usual().subList(0, 5)));
    assertThat(findings.report().model()).isEmpty();

    assertThat(ReportJson.of(ReportJsonReader.parse(ReportJson.of(findings))))
        .isEqualTo(ReportJson.of(findings));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{}", "{\"by\":\"mood\"}", "<html>"})
  void rejectsInputThatIsNotAReport(String text) {
    assertThatThrownBy(() -> ReportJsonReader.parse(text)).isInstanceOf(IOException.class)
        .hasMessageContaining("not a report");
  }
}
