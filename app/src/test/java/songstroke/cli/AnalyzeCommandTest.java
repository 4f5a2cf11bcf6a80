package songstroke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import songstroke.segment.Segment;
import songstroke.segment.SegmentsCsv;
import songstroke.segment.State;

class AnalyzeCommandTest {
  private static final String HEADER = "{\"format\":\"songstroke-recording/1\",\"start\":1772442000000,\"zone\":\"Europe/Berlin\",\"keys\":\"x11\",\"music\":\"mpris\"}\n";

  @TempDir
  Path folder;

  private Path out;

  @BeforeEach
  void chooseAFolder() {
    out = folder.resolve("out");
  }

  @Test
  void aRecordingBecomesSegmentsAndCharts() throws IOException {
    Path file = recording(
        """
            {"t":1772442000100,"play":"playing","track":{"title":"A","artists":["X","Y"],"genres":["ambient","drone"]},"position_ms":0}
            {"t":1772442001000,"key":"char","hold":90}
            {"t":1772442001200,"key":"char","hold":80}
            {"t":1772442001400,"key":"space"}
            {"t":1772442060000,"mark":"end"}
            """);

    Cli.Call call = analyze(file).succeeds();

    assertThat(call.out()).contains("3 key presses", "ambient", "drone",
        out.resolve("segments.csv").toString());
    List<Segment> segments = SegmentsCsv.read(out.resolve("segments.csv"));
    assertThat(segments).extracting(Segment::state).containsExactly(State.UNKNOWN, State.MUSIC);
    assertThat(segments.get(1).metrics().activeMs()).isEqualTo(400);
    assertThat(segments.get(1).artistName()).isEqualTo("X, Y");
    assertThat(out).isDirectoryContaining("glob:**/wpm_by_genre.png")
        .isDirectoryContaining("glob:**/wpm_by_genre.svg")
        .isDirectoryContaining("glob:**/wpm_by_track.png").isDirectoryContaining("glob:**/wpm_by_track.svg");
    assertThat(Files.readString(out.resolve("genres.csv"))).contains("X,ambient,tag,0.80,",
        "X,drone,tag,0.80,");
    assertThat(out.toFile().list()).as("nothing half-written is left").hasSize(13);
  }

  /// The original promised wpm_by_track.png, wrote another picture and waited for a window (its defect 11).
  @Test
  void everyPictureThatTheReadmeNamesIsWrittenWithoutAWindow() throws IOException {
    String readme = Files.readString(Path.of("..", "README.md"));
    analyze(recording("")).succeeds();

    var named = java.util.regex.Pattern.compile("`([a-z_]+\\.png)`").matcher(readme);
    List<String> pictures = named.results().map(match -> match.group(1)).toList();
    assertThat(pictures).contains("wpm_by_track.png", "wpm_by_genre.png", "last_session.png");
    assertThat(out.toFile().list()).contains(pictures.toArray(String[]::new));
  }

  @Test
  void aRecordingWithoutEventsGivesChartsThatSaySo() throws IOException {
    analyze(recording("")).succeeds();

    assertThat(Files.readString(out.resolve("wpm_by_genre.svg"))).contains("nothing to show yet");
    assertThat(Files.readAllLines(out.resolve("segments.csv"))).hasSize(1);
  }

  @Test
  void aLastLineCutOffByACrashIsDroppedWithAWarning() throws IOException {
    Cli.Call call = analyze(recording("{\"t\":1772442001000,\"key\":\"char\"}\n{\"t\":17724420012"))
        .succeeds();

    assertThat(call.err()).contains("line 3", "cut off");
    assertThat(call.out()).contains("1 key press in");
  }

  @Test
  void aBrokenLineIsBadData() throws IOException {
    Path file = recording(
        "{\"t\":1772442001000,\"key\":\"letter\"}\n{\"t\":1772442001200,\"key\":\"char\"}\n");

    analyze(file).failsWith(ExitCode.BAD_DATA, file.toString(), "line 2", "'key'");
    assertThat(out).doesNotExist();
  }

  @Test
  void anEmptyFileIsBadData() throws IOException {
    Path file = Files.createFile(folder.resolve("empty.jsonl"));

    analyze(file).failsWith(ExitCode.BAD_DATA, "the file is empty");
    analyze(Files.createFile(folder.resolve("empty.jsonl.gz"))).failsWith(ExitCode.BAD_DATA,
        "the file is empty");
  }

  @Test
  void aFileThatOnlyClaimsToBeZippedIsBadData() throws IOException {
    analyze(Files.writeString(folder.resolve("r.jsonl.gz"), HEADER)).failsWith(ExitCode.BAD_DATA,
        "r.jsonl.gz");
  }

  @Test
  void aMissingFileIsMissingInput() {
    analyze(folder.resolve("none.jsonl")).failsWith(ExitCode.NO_INPUT, "none.jsonl", "no such file");
  }

  @Test
  void aFolderInPlaceOfAFileIsMissingInput() {
    analyze(folder).failsWith(ExitCode.NO_INPUT, folder.toString());
  }

  @Test
  void anOutputFolderThatIsAFileCannotBeWritten() throws IOException {
    out = Files.createFile(folder.resolve("taken"));

    analyze(recording("")).failsWith(ExitCode.CANNOT_CREATE, "taken", "--out");
  }

  @Test
  void noFileAtAllIsWrongUsage() {
    new Cli(folder).run("analyze").failsWith(ExitCode.USAGE, "FILE");
  }

  @Test
  void jsonOutputIsJsonAlone() throws IOException {
    Cli.Call call = new Cli(folder).run("analyze", "--json", "--out", out.toString(),
        recording("").toString());

    assertThat(call.succeeds().out()).startsWith("{\"segments\":0,\"presses\":0,").endsWith("}\n");
  }

  @Test
  void theDemoSaysThatItIsASample() throws IOException {
    Cli.Call call = new Cli(folder).run("demo", "--out", out.toString()).succeeds();

    assertThat(call.out()).startsWith("This is a sample").contains("drum and bass", "silence");
    assertThat(SegmentsCsv.read(out.resolve("segments.csv"))).extracting(Segment::state)
        .contains(State.MUSIC, State.SILENCE, State.NONMUSIC, State.SUSPEND);
  }

  @Test
  void theDemoRefusesASpeedThatIsNone() {
    new Cli(folder).run("demo", "--speed", "0").failsWith(ExitCode.USAGE, "--speed");
  }

  private Cli.Call analyze(Path file) {
    return new Cli(folder).run("analyze", file.toString(), "--out", out.toString());
  }

  private Path recording(String lines) throws IOException {
    return Files.writeString(folder.resolve("r.jsonl"), HEADER + lines);
  }
}
