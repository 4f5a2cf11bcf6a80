package songstroke.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import songstroke.segment.TypingMetrics.Keys;

class SegmentsCsvTest {
  @Test
  void aRowThatIsCutOffIsSaidToBe() {
    assertThatThrownBy(
        () -> SegmentsCsv.read("a.csv", new StringReader("segment_id,session_id,seq\na,b,1\na,b\n")))
        .hasMessage(
            "a.csv, line 3: the row is cut off, it has 2 of 3 fields; remove it or write the file again");
  }

  @Test
  void anotherTableIsSaidToBeNone() {
    assertThatThrownBy(() -> SegmentsCsv.read("passwd", new StringReader("root:x:0\ndaemon:x:1,2,3\n")))
        .hasMessageStartingWith("passwd: not a segment table");
  }

  @Test
  void noTextIsAFormulaAndNumbersStayNumbers() throws IOException {
    Segment segment = SegmentBuilder.segment().track("-id", "=cmd|'/C calc'!A0").artist("@a", "+1;=2")
        .task("\uff1d1").genres(List.of("-core", "=x")).state(State.MUSIC, "").utcOffsetMin(-240)
        .durationMs(1)
        .build();
    var out = new StringWriter();
    SegmentsCsv.write(out, List.of(segment));
    assertThat(out.toString().lines().toList().get(1))
        .contains("'-id,'=cmd|'/C calc'!A0,'+1;'=2,'-core;'=x,", ",-240,", ",'\uff1d1,");
    assertThat(SegmentsCsv.read("a.csv", new StringReader(out.toString()))).containsExactly(segment);
  }

  @Test
  void aNameOfMegabytesIsBoundedAsItIsRead() throws IOException {
    String csv = "segment_id,state,track_name,genres\na,MUSIC," + "x".repeat(3_000_000) + ","
        + "g;h".repeat(100_000)
        + "\n";
    Heard heard = SegmentsCsv.read("a.csv", new StringReader(csv)).getFirst().heard();
    assertThat(heard.trackName()).hasSize(500);
    assertThat(heard.genres()).hasSizeLessThanOrEqualTo(50).allSatisfy(genre -> assertThat(genre)
        .hasSizeLessThanOrEqualTo(500));
  }

  private static final String HEADER = "track_id,track_name,artist_name,genres,duration_seconds,keypresses,wpm,"
      + "segment_id,session_id,seq,day,start_utc,utc_offset_min,hour_local,min_in_session,state,reason,artist_id,"
      + "task,duration_ms,active_ms,intervals,presses,chars,whitespace,backspaces,other,repeats,active_wpm,net_wpm,"
      + "bursts,iki_median_ms,iki_q1_ms,iki_q3_ms,rollover_ratio,hold_median_ms,consistency,excluded\n";

  @TempDir
  Path folder;

  @Test
  void theFileHasTheColumnsOfTheContractInTheirOrder() throws IOException {
    Segment segment = SegmentBuilder.segment().id("r-0001").session("r-s1", 1).day(20_514)
        .startUtc(Instant.parse("2026-03-02T09:00:00Z")).utcOffsetMin(60).hourLocal(10).minInSession(0.1)
        .state(State.MUSIC, "").track("t1", "One, \"two\"").artist("a", "A, B").genres(List.of("x", "y"))
        .task("code").durationMs(60_000)
        .metrics(TypingMetrics.of(new Keys(97, 70, 15, 6, 2, 4), 86, 29_369)).build();

    assertThat(written(List.of(segment))).isEqualTo(HEADER
        + "t1,\"One, \"\"two\"\"\",\"A, B\",x;y,60,97,19.4,r-0001,r-s1,1,20514,2026-03-02T09:00:00.000Z,60,10,0.1,"
        + "MUSIC,,a,code,60000,29369,86,97,70,15,6,2,4,35.13909224011713,,,,,,,,,\n");
  }

  @Test
  void anUndefinedValueIsEmpty() throws IOException {
    assertThat(written(List.of(SegmentBuilder.segment().build())))
        .isEqualTo(HEADER + ",".repeat(15) + "UNKNOWN" + ",".repeat(22) + "\n");
  }

  @Test
  void aFileWithTheColumnsThatTheAnalysisNeedsIsEnough() throws IOException {
    List<Segment> segments;
    try (var in = new InputStreamReader(Objects.requireNonNull(SegmentsCsvTest.class.getResourceAsStream(
        "D1_single_label.csv")), StandardCharsets.UTF_8)) {
      segments = SegmentsCsv.read("D1_single_label.csv", in);
    }

    assertThat(segments).hasSize(341);
    assertThat(segments.stream().map(segment -> segment.place().session()).distinct()).hasSize(45);
    assertThat(segments.get(1)).satisfies(segment -> {
      assertThat(segment.place().id()).isEqualTo("g0002");
      assertThat(segment.when().day()).hasValue(1);
      assertThat(segment.heard().state()).isEqualTo(State.SILENCE);
      assertThat(segment.heard().genres()).isEmpty();
      assertThat(segment.when().hourLocal()).isEqualTo(16.0702);
      assertThat(segment.metrics().activeMs()).isEqualTo(24_022);
      assertThat(segment.metrics().intervals()).isEqualTo(152);
      assertThat(segment.metrics().keys().repeats()).isEqualTo(TypingMetrics.UNDEFINED);
      assertThat(segment.metrics().netWpm()).isNaN();
      assertThat(segment.excluded()).isEmpty();
    });
  }

  @Test
  void columnsMayComeInAnyOrderAndUnknownOnesArePassedOver() throws IOException {
    List<Segment> segments = read(
        "\ufeffmood,intervals,state,genres,day\nfine,7.0,SILENCE, a ;;b,2026-03-02\n");

    assertThat(segments).singleElement().satisfies(segment -> {
      assertThat(segment.metrics().intervals()).isEqualTo(7);
      assertThat(segment.heard().genres()).containsExactly("a", "b");
      assertThat(segment.when().day()).hasValue(20_514);
    });
  }

  @Test
  void theOriginalDemosFileIsReadToo() throws IOException {
    List<Segment> segments = read("""
        track_id,track_name,artist_name,genres,duration_seconds,keypresses,wpm
        t1,One,A,rock,61.5,100,19.5
        """);

    assertThat(segments).singleElement().satisfies(segment -> {
      assertThat(segment.heard().state()).isEqualTo(State.MUSIC);
      assertThat(segment.durationMs()).isEqualTo(61_500);
      assertThat(segment.metrics().keys().presses()).isEqualTo(100);
      assertThat(segment.metrics().activeWpm()).isNaN();
    });
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`',
      textBlock = """
          intervals      | many                 | 'many' is not a number
          intervals      | NaN                  | 'NaN' is not a number
          intervals      | 1.5                  | '1.5' is not a whole number
          intervals      | 1e400                | '1e400' is out of range
          active_ms      | -1                   | '-1' is not between 0 and 9007199254740992
          duration_ms    | -60000               | '-60000' is not between 0 and 9007199254740992
          duration_seconds | -1                 | '-1' is out of range; it is 0 or more
          net_wpm        | Infinity             | 'Infinity' is not a number
          net_wpm        | 1e999999999          | '1e999999999' is out of range
          hour_local     | 25                   | '25' is out of range; it is 0 to 24
          rollover_ratio | 1.2                  | '1.2' is out of range; it is 0 to 1
          min_in_session | -0.5                 | '-0.5' is out of range; it is 0 or more
          utc_offset_min | 6000                 | '6000' is not between -1080 and 1080
          day            | 2026-13-40           | '2026-13-40' is neither a whole number nor a date such as 2026-03-02
          start_utc      | yesterday            | 'yesterday' is no time such as 2026-03-02T15:00:00.000Z
          state          | music                | 'music' is none of [MUSIC, SILENCE, NONMUSIC, UNKNOWN, SUSPEND]
          """)
  void aWrongValueNamesFileLineAndColumn(String column, String value, String message) {
    assertThatThrownBy(() -> read("segment_id," + column + "\ng1,\ng2," + value + "\n"))
        .isInstanceOf(SegmentsFormatException.class)
        .hasMessage("test.csv, line 3, column '" + column + "': " + message);
  }

  @Test
  void aBrokenTableNamesTheFile() {
    assertThatThrownBy(() -> read("segment_id,seq\ng1,1,2\n")).isInstanceOf(SegmentsFormatException.class)
        .hasMessage("test.csv, line 2: the row has 3 fields, but the first line names 2 columns");
    assertThatThrownBy(() -> read("segment_id,seq\ng1\n")).isInstanceOf(SegmentsFormatException.class)
        .hasMessage(
            "test.csv, line 2: the row is cut off, it has 1 of 2 fields; remove it or write the file again");
    assertThatThrownBy(() -> read("segment_id,seq\n\"g1,1\n")).isInstanceOf(SegmentsFormatException.class)
        .hasMessageStartingWith("test.csv: ");
    assertThatThrownBy(() -> read("seq,seq\n1,2\n")).isInstanceOf(SegmentsFormatException.class)
        .hasMessageStartingWith("test.csv: ");
    assertThatThrownBy(() -> read("")).isInstanceOf(SegmentsFormatException.class)
        .hasMessage("test.csv: there is no line that names the columns");
  }

  @Test
  void textThatIsNotUtf8NamesTheFile() throws IOException {
    Path file = folder.resolve("s.csv");
    Files.write(file, "track_name\nBj\u00f6rk\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> SegmentsCsv.read(file)).isInstanceOf(SegmentsFormatException.class)
        .hasMessage(file + ": not a segment table; it is not text in UTF-8");
  }

  private static String written(List<Segment> segments) throws IOException {
    var out = new StringWriter();
    SegmentsCsv.write(out, segments);
    return out.toString();
  }

  private static List<Segment> read(String text) throws IOException {
    return SegmentsCsv.read("test.csv", new StringReader(text));
  }
}
