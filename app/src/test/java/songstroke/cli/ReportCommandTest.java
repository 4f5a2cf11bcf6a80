package songstroke.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import songstroke.problem.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportCommandTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  @TempDir
  Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"D1_single_label", "D2_multilabel_ar1", "D3_correlation"})
  void aReportOfAReferenceFileGivesItsVerdictsAndNumbers(String name) throws IOException {
    JsonNode expected = JSON.readTree(resource(name + ".json")).get("expected");
    JsonNode actual = JSON
        .readTree(report("--segments", reference(name).toString(), "--json").succeeds().out());

    assertThat(actual.at("/model/n").intValue()).isEqualTo(expected.get("n").intValue());
    assertThat(actual.at("/model/reml/tau").doubleValue())
        .isCloseTo(expected.at("/reml/tau").doubleValue(), within(3e-4));
    assertThat(actual.get("levels").size()).isEqualTo(expected.get("result").size());
    for (JsonNode level : actual.get("levels")) {
      JsonNode reference = expected.get("result").get(level.get("level").asString());
      assertThat(level.get("verdict").asString()).isEqualTo(reference.get("verdict").asString());
      for (Map.Entry<String, Double> tolerance : Map
          .of("contrast_log", 5e-4, "ci_lo", 1e-3, "ci_hi", 1e-3, "lfsr",
              3e-3, "percent", 0.1, "p_rope", 1e-2)
          .entrySet()) {
        assertThat(level.get(tolerance.getKey()).doubleValue()).as(tolerance.getKey())
            .isCloseTo(reference.get(tolerance.getKey()).doubleValue(), within(tolerance.getValue()));
      }
    }
  }

  @Test
  void theTableReadsWellInEightyColumns() throws IOException {
    Cli.Call call = report("--segments", reference("D1_single_label").toString()).succeeds();

    assertThat(call.out()).startsWith("You typed faster when ambient played, slower when blues played.")
        .contains("too little data to detect differences below", "what went together, not what caused what");
    assertThat(call.out().lines())
        .allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(80));
  }

  @Test
  void hoursHaveWordsOfTheirOwn() throws IOException {
    assertThat(report("--by", "HOUR", "--segments", reference("D1_single_label").toString()).succeeds().out())
        .contains("with music, against the other hours")
        .doesNotContain("rest of your music", "against silence");
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.3.2026", "2026-02-30", "March", "3/10/2026", ""})
  void whatIsNoDayIsSaidToBeNone(String day) throws IOException {
    report("--from", day, "--segments", reference("D1_single_label").toString()).failsWith(Problem.USAGE,
        "--from is '" + day + "'", "write a day as ");
  }

  @Test
  void daysThatHoldNothingSayWhichDaysThereAre() throws IOException {
    Path file = Files.writeString(folder.resolve("days.csv"), """
        segment_id,start_utc,utc_offset_min,intervals,active_ms,state
        a,2026-03-02T10:00:00.000Z,60,100,20000,MUSIC
        b,2026-03-27T10:00:00.000Z,60,100,20000,MUSIC
        """);
    assertThat(report("--from", "yesterday", "--segments", file.toString()).succeeds().out())
        .contains("There is no segment from", file + " has those of 2 Mar – 27 Mar 2026.")
        .doesNotContain("verdict");
    Cli.Call json = report("--from", "today", "--to", "today", "--json", "--segments", file.toString())
        .succeeds();
    assertThat(JSON.readTree(json.out()).get("levels").isEmpty()).isTrue();
    assertThat(json.err()).contains("has those of 2 Mar – 27 Mar 2026");
    assertThat(report("--from", "2026-3-2", "--to", "2026-03-02", "--json", "--segments", file.toString())
        .succeeds().out()).contains("\"segments\" : 1");
    report("--from", "2026-03-10", "--to", "2026-03-01", "--segments", file.toString())
        .failsWith(Problem.USAGE, "--from 2026-03-10 is after --to 2026-03-01");
  }

  @Test
  void aFolderIsNoSegmentTable() {
    report("--segments", folder.toString()).failsWith(Problem.NO_INPUT, "is a folder; name the file in it");
  }

  @Test
  void everyLevelAndOutcomeIsReported() throws IOException {
    Path file = reference("D1_single_label");
    for (String level : new String[]{"genre", "artist", "track", "bucket", "hour"}) {
      assertThat(report("--by", level, "--segments", file.toString()).succeeds().out()).contains("verdict");
    }
    for (String outcome : new String[]{"speed", "accuracy", "steadiness"}) {
      report("--outcome", outcome, "--segments", file.toString(), "--json").succeeds();
    }
  }

  @Test
  void aFileInWhichASegmentStandsTwiceIsRefused() throws IOException {
    List<String> rows = Files.readAllLines(reference("D1_single_label"));
    String id = rows.get(1).substring(0, rows.get(1).indexOf(','));
    Path once = Files.write(folder.resolve("once.csv"), rows);
    Path twice = Files.write(folder.resolve("twice.csv"),
        Stream.concat(rows.stream(), rows.stream().skip(1)).toList());

    report("--segments", once.toString()).succeeds();
    report("--segments", twice.toString()).failsWith(Problem.BAD_DATA, "twice.csv", "the segment " + id,
        "341 rows", "remove the repeated rows");
  }

  @Test
  void narrowGenresCountForTheirBroadOnesWhenAsked() throws IOException {
    Path file = reference("D2_multilabel_ar1");
    String narrow = report("--segments", file.toString(), "--json").succeeds().out();
    String broad = report("--segments", file.toString(), "--json", "--roll-up").succeeds().out();

    assertThat(JSON.readTree(broad).get("levels").size())
        .isLessThan(JSON.readTree(narrow).get("levels").size());
  }

  @Test
  void csvHasARowALevel() throws IOException {
    assertThat(
        report("--csv", "--segments", reference("D1_single_label").toString()).succeeds().out().lines())
        .hasSize(6).first().asString().startsWith("level,name,verdict,percent");
  }

  @Test
  void daysOutsideTheRangeDoNotCount() throws IOException {
    Path file = reference("D1_single_label");

    JsonNode part = JSON
        .readTree(report("--segments", file.toString(), "--from", "2026-03-10", "--to", "2026-03-12",
            "--json").succeeds().out());
    assertThat(part.at("/counts/segments").intValue()).isBetween(1, 100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "g1,s1,1,1,10,0,30000,100,MUSIC,a,t,ambient\n",
    "g1,s1,1,1,10,0,20000,100,SILENCE,,,\ng2,s1,2,1,10,0,20000,100,SILENCE,,,\n"})
  void tooLittleDataIsSaidAndNotGuessed(String rows) throws IOException {
    Path file = Files.writeString(folder.resolve("few.csv"),
        "segment_id,session_id,seq,day,hour_local,min_in_session,active_ms,intervals,state,artist_id,track_id,genres\n"
            + rows);

    assertThat(report("--segments", file.toString()).succeeds().out())
        .startsWith("Too little data for a verdict yet.");
    assertThat(
        JSON.readTree(report("--segments", file.toString(), "--json").succeeds().out()).get("model").isNull())
        .isTrue();
  }

  @Test
  void aMissingFileIsMissingInput() {
    report("--segments", folder.resolve("none.csv").toString()).failsWith(Problem.NO_INPUT, "none.csv",
        "--segments");
  }

  @Test
  void aBrokenFileIsBadDataWithItsPlace() throws IOException {
    Path file = Files.writeString(folder.resolve("bad.csv"),
        "segment_id,session_id,seq,intervals,active_ms,state\ng1,s1,1,many,100,MUSIC\n");

    report("--segments", file.toString()).failsWith(Problem.BAD_DATA, "bad.csv", "intervals");
  }

  @Test
  void aFileWithoutTheCountsOfTypingIsBadData() throws IOException {
    Path file = Files.writeString(folder.resolve("thin.csv"), "segment_id,session_id,seq,day\ng1,s1,1,1\n");

    report("--segments", file.toString()).failsWith(Problem.BAD_DATA, "thin.csv", "'intervals'",
        "'active_ms'");
  }

  @Test
  void anUnknownLevelIsWrongUsage() {
    report("--by", "mood").failsWith(Problem.USAGE, "mood", "genre");
    report("--outcome", "joy").failsWith(Problem.USAGE, "joy", "steadiness");
  }

  private Cli.Call report(String... options) {
    String[] all = new String[options.length + 1];
    all[0] = "report";
    System.arraycopy(options, 0, all, 1, options.length);
    return new Cli(folder).run(all);
  }

  private Path reference(String name) throws IOException {
    return Files.write(folder.resolve(name + ".csv"), resource(name + ".csv"));
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = ReportCommandTest.class.getResourceAsStream("/songstroke/analyze/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }
}
