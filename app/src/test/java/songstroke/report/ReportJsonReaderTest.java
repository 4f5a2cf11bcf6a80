package songstroke.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import songstroke.analyze.Outcome;
import songstroke.segment.ByPause;
import songstroke.segment.Folded;
import songstroke.segment.LastSession;
import songstroke.segment.RecordingFold;
import songstroke.timeline.RecordingReader;

class ReportJsonReaderTest {
  private static Folded sample = new Folded(ByPause.NONE, new LastSession(List.of(), List.of()), 0, 0);

  @BeforeAll
  static void readTheSample() throws IOException {
    InputStream file = ReportJson.class.getResourceAsStream("/songstroke/demo/sample.jsonl.gz");
    try (RecordingReader reader = RecordingReader.of("sample",
        new GZIPInputStream(Objects.requireNonNull(file)), _ -> {})) {
      sample = RecordingFold.of(reader);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aReportReadsBackAsItWas(Level level) throws IOException {
    for (Outcome outcome : Outcome.values()) {
      Findings findings = findings(level, outcome, sample.segments());
      assertThat(findings.report().levels()).isNotEmpty();

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
    Findings findings = findings(Level.GENRE, Outcome.SPEED,
        ByPause.only(sample.segments().usual().subList(0, 5)));
    assertThat(findings.report().model()).isEmpty();

    assertThat(ReportJson.of(ReportJsonReader.parse(ReportJson.of(findings))))
        .isEqualTo(ReportJson.of(findings));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{}", "{\"by\":\"mood\"}", "<html>"})
  void whatIsNoReportIsSaidToBeNone(String text) {
    assertThatThrownBy(() -> ReportJsonReader.parse(text)).isInstanceOf(IOException.class)
        .hasMessageContaining("not a report");
  }

  /// With a numeric property of the track, so that the correlation is there too.
  private static Findings findings(Level level, Outcome outcome, ByPause segments) {
    return Findings.of(ReportOptions.of(level, outcome), segments,
        segment -> Map.of("title_length", (double) segment.heard().trackName().length()));
  }
}
