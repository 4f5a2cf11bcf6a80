package songstroke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import songstroke.problem.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The commands that are runs of the pipeline `correlation`.
class CorrelationCommandsTest {
  private static final String RECORDING = """
      {"format":"songstroke-recording/1","start":1772442000000,"zone":"Europe/Berlin","keys":"x11","music":"mpris"}
      {"t":1772442000050,"play":"playing","track":{"title":"A","artists":["X"],"genres":["ambient"]},"position_ms":0}
      {"t":1772442000300,"key":"char","hold":90}
      {"t":1772442000500,"key":"char","hold":80}
      {"t":1772442000600,"play":"stopped"}
      {"t":1772442000700,"mark":"end"}
      """;
  private static final List<String> FILES = List.of("segments.csv", "genres.csv", "report.json",
      "wpm_by_genre.png", "wpm_by_genre.svg", "wpm_by_track.png", "wpm_by_track.svg",
      "segments_by_genre.png", "segments_by_genre.svg", "speed_by_hour.png", "speed_by_hour.svg",
      "last_session.png", "last_session.svg");

  @TempDir
  Path folder;

  private Path recording = Path.of("");
  private Path out = Path.of("");

  @BeforeEach
  void writeARecording() throws IOException {
    recording = Files.writeString(folder.resolve("r.jsonl"), RECORDING);
    out = folder.resolve("out");
  }

  @Test
  void theSecondDemoTakesItsVerdictsAndChartsFromTheCache() throws IOException {
    run("demo", "--out", out.toString()).succeeds();
    byte[] chart = Files.readAllBytes(out.resolve("wpm_by_genre.png"));
    Files.delete(out.resolve("wpm_by_genre.png"));

    run("demo", "--out", out.toString()).succeeds();

    assertThat(states(last())).containsExactly("succeeded", "succeeded", "cached", "cached");
    assertThat(out.resolve("wpm_by_genre.png")).hasBinaryContent(chart);
    assertThat(out.toFile().list()).containsExactlyInAnyOrderElementsOf(FILES);
  }

  @Test
  void aDamagedChartIsFoundAndDrawnAnew() throws IOException {
    run("demo", "--out", out.toString()).succeeds();
    byte[] chart = Files.readAllBytes(out.resolve("wpm_by_genre.png"));
    String sha256 = json("artifact", "show", "visualize.wpm_by_genre_png").path("sha256").asString();
    Path stored = find(sha256.substring(2));
    Files.write(stored, new byte[]{1, 2, 3});

    run("demo", "--out", out.toString()).succeeds();

    assertThat(states(last())).containsExactly("succeeded", "succeeded", "cached", "succeeded");
    assertThat(run("pipeline", "logs", "last", "visualize").out())
        .contains("visualize.wpm_by_genre_png@1 is damaged");
    assertThat(out.resolve("wpm_by_genre.png")).hasBinaryContent(chart);
  }

  @Test
  void aRunKeepsEachResultAsAnArtifactEqualToItsFile() throws IOException {
    Cli.Call call = record().succeeds();

    assertThat(call.out()).contains("Kept as the run " + last().path("id").asString());
    assertThat(states(last())).containsOnly("succeeded");
    assertThat(last().path("parameters").path("duration").asString()).isEqualTo("60");
    assertThat(exported("enrich.segments")).hasSameBinaryContentAs(out.resolve("segments.csv"));
    assertThat(exported("analyze.report")).hasSameBinaryContentAs(out.resolve("report.json"));
    try (var events = new GZIPInputStream(
        Files.newInputStream(exported("collect_and_track.recording")))) {
      assertThat(out.resolve("recording.jsonl")).hasBinaryContent(events.readAllBytes());
    }
  }

  @Test
  void thePipelineRunsByItsNameWithParameters() {
    JsonNode run = json("pipeline", "run", "correlation", "--param", "duration=30", "--param",
        "keys=replay:" + recording, "--param", "music=replay:" + recording, "--param", "task=letters");

    assertThat(states(run)).containsOnly("succeeded");
    assertThat(run.path("steps").get(0).path("notes").path("presses").asString()).isEqualTo("2");
    assertThat(folder.resolve(".local/share/songstroke/recordings")).isEmptyDirectory();
  }

  @Test
  void aWrongParameterIsWrongUsage() {
    run("pipeline", "run", "correlation", "--param", "duration=soon").failsWith(Problem.USAGE, "duration",
        "a length of time");
    run("pipeline", "run", "correlation", "--param", "poll_interval=0").failsWith(Problem.USAGE,
        "poll_interval", "auto");
  }

  @Test
  void withoutAKeySourceThePipelineSaysSoWithItsExitCode() {
    run("pipeline", "run", "correlation", "--param", "keys=x11").failsWith(Problem.UNAVAILABLE,
        "collect_and_track", "DISPLAY");
  }

  @Test
  void whoKeepsNoRawPressesHasNoneInTheStoreEither() throws IOException {
    record("--config", "store.raw-days=0").succeeds();

    assertThat(out.resolve("recording.jsonl")).doesNotExist();
    run("artifact", "export", "collect_and_track.recording", "--out", folder.resolve("r").toString())
        .failsWith(Problem.NO_INPUT, "not stored any more");
    assertThat(exported("enrich.segments")).content().contains("MUSIC");
    try (var files = Files.walk(folder.resolve(".local"))) {
      assertThat(files.filter(Files::isRegularFile)).isNotEmpty()
          .noneMatch(CorrelationCommandsTest::hasPresses);
    }
  }

  @Test
  void aNumberOfDaysThatIsNoneIsWrongConfiguration() {
    record("--config", "store.raw-days=soon").failsWith(Problem.CONFIGURATION, "store.raw-days", "soon");
  }

  @Test
  void whatAKilledRecordingLeftIsKeptHoweverOldItIs() throws IOException {
    Path left = Files.createDirectories(folder.resolve(".local/share/songstroke/recordings"));
    Path old = Files.writeString(left.resolve("under-way-1.jsonl"), RECORDING);
    Files.setLastModifiedTime(old, FileTime.from(Instant.ofEpochMilli(0)));
    Path empty = Files.createFile(left.resolve("under-way-2.jsonl"));

    Cli.Call call = record("--config", "store.raw-days=1");

    assertThat(call.succeeds().out()).contains("2 key presses from 2026-03-02 10:00:00, in " + old
        + "; to analyze it: 'songstroke analyze " + old + " --out recording-");
    assertThat(old).hasContent(RECORDING);
    assertThat(empty).as("nothing was in it").doesNotExist();
  }

  @Test
  void aRecordingThatNoArtifactKeepsStaysAndIsTakenWhenItsRunIsResumed() throws IOException {
    run("stack", "register", "tight", "--artifact-store", "full").succeeds();
    run("pipeline", "run", "correlation", "--stack", "tight", "--param", "keys=replay:" + recording,
        "--param",
        "music=replay:" + recording);
    String failed = last().path("id").asString();
    Path left = folder.resolve(".local/share/songstroke/recordings").resolve(failed + ".jsonl");
    assertThat(left).content().contains("\"key\":\"char\"");

    Cli.Call resumed = run("pipeline", "run", "correlation", "--resume", failed);

    assertThat(resumed.succeeds().out()).contains("resumed from the recording of ");
    assertThat(last().path("steps").get(0).path("notes").path("presses").asString()).isEqualTo("2");
    assertThat(left).doesNotExist();
  }

  @Test
  void aRunThatFailedBeforeItRecordedRecordsWhenItIsResumed() {
    run("pipeline", "run", "correlation", "--param", "keys=x11").failsWith(Problem.UNAVAILABLE, "DISPLAY");

    run("pipeline", "run", "correlation", "--resume", "last", "--param", "keys=replay:" + recording,
        "--param",
        "music=none").succeeds();

    assertThat(last().path("steps").get(0).path("notes").path("presses").asString()).isEqualTo("2");
  }

  @Test
  void thePipelineWritesItsResultsIntoAFolderThatIsNamed() throws IOException {
    run("pipeline", "run", "correlation", "--param", "out=" + out, "--param", "keys=replay:" + recording,
        "--param",
        "music=replay:" + recording).succeeds();

    assertThat(out.toFile().list()).containsAll(FILES).contains("recording.jsonl");
    assertThat(last().path("parameters").path("out").asString()).isEqualTo(out.toRealPath().toString());
  }

  @Test
  void theRecordingOfAStepByItselfIsInItsOutputFolderAndReplacesNone() throws IOException {
    for (String engineRun : List.of("one", "two")) {
      run("step", "run", "collect_and_track", "--run-id", engineRun, "--in", folder.resolve("in").toString(),
          "--out",
          out.toString(), "--param", "keys=replay:" + recording, "--param", "music=none").succeeds();
    }

    assertThat(out.toFile().list((_, name) -> name.matches("recording.*\\.jsonl\\.gz"))).hasSize(2);
    assertThat(folder.resolve(".local/share/songstroke/recordings")).isEmptyDirectory();
  }

  @Test
  void theDemoHasAFolderOfItsOwn() {
    assertThat(run("demo", "--help").succeeds().out()).contains("(default: demo)");
  }

  @Test
  void theDemoReplacesNothingOfAPersonsOwn() throws IOException {
    record("--no-recording").succeeds();
    byte[] segments = Files.readAllBytes(out.resolve("segments.csv"));

    run("demo", "--out", out.toString()).failsWith(Problem.CANNOT_CREATE, out.toString(),
        "choose another folder");
    run("pipeline", "run", "demo", "--param", "out=" + out).failsWith(Problem.CANNOT_CREATE, out.toString());

    assertThat(out.resolve("segments.csv")).hasBinaryContent(segments);
    Path recorded = Files.createDirectories(folder.resolve("recorded"));
    Files.writeString(recorded.resolve("recording-2026-03-02T10-00-00.jsonl"), RECORDING);
    run("demo", "--out", recorded.toString()).failsWith(Problem.CANNOT_CREATE, recorded.toString());
  }

  @Test
  void aReportOnTheSampleDoesNotSayYou() {
    run("demo", "--out", out.toString()).succeeds();
    String segments = out.resolve("segments.csv").toString();

    assertThat(run("report", "--segments", segments).succeeds().out())
        .startsWith(
            "This is a sample: an invented person, not you.\nThe person in the sample typed faster when")
        .contains("the rest of their music").doesNotContain("You typed");
    assertThat(json("report", "--segments", segments).path("summary").asString())
        .startsWith("The person in the sample typed faster when drum and bass played");
  }

  @Test
  void whatWasRecordedIsWrittenEvenWhenTheStoreHasNoRoom() throws IOException {
    run("stack", "register", "tight", "--artifact-store", "full").succeeds();
    run("stack", "use", "tight").succeeds();

    Cli.Call call = record();

    assertThat(call.exitCode()).isEqualTo(Problem.TEMPORARY.exitCode());
    assertThat(call.err()).contains("its results are in " + out, "No space left on device",
        "pipeline logs");
    assertThat(out.toFile().list()).containsAll(FILES).contains("recording.jsonl");
    assertThat(last().path("state").asString()).isEqualTo("failed");
  }

  private Cli.Call record(String... more) {
    List<String> arguments = new java.util.ArrayList<>(List.of("run", "--keys", "replay:" + recording,
        "--music", "replay:" + recording, "--out", out.toString()));
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }

  private Path exported(String artifact) {
    Path file = folder.resolve("exported-" + artifact);
    run("artifact", "export", artifact, "--out", file.toString()).succeeds();
    return file;
  }

  private static boolean hasPresses(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      boolean zipped = bytes.length > 1 && bytes[0] == 0x1f && (bytes[1] & 0xff) == 0x8b;
      byte[] plain = zipped
          ? new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes()
          : bytes;
      return new String(plain, StandardCharsets.ISO_8859_1).contains("\"key\":\"char\"");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Path find(String name) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(file -> String.valueOf(file.getFileName()).equals(name)).findFirst().orElseThrow();
    }
  }

  private static List<String> states(JsonNode run) {
    return run.path("steps").valueStream().map(step -> step.path("state").asString()).toList();
  }

  private JsonNode last() {
    return json("pipeline", "show", "last");
  }

  private JsonNode json(String... arguments) {
    List<String> all = new java.util.ArrayList<>(List.of(arguments));
    all.add("--json");
    return JsonMapper.shared().readTree(run(all.toArray(String[]::new)).succeeds().out());
  }

  private Cli.Call run(String... arguments) {
    return new Cli(folder).run(arguments);
  }
}
