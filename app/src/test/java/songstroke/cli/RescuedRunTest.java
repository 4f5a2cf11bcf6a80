package songstroke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import songstroke.problem.Problem;
import songstroke.recorder.ChildJvm;
import songstroke.segment.Segment;
import songstroke.segment.SegmentsCsv;
import songstroke.stack.SabotagedStore;
import songstroke.stack.SabotagedStore.Sabotage;

/// Whatever goes wrong while a run is under way, what was recorded is there afterwards, and the person is told where.
class RescuedRunTest {
  private static final int RESULTS = 13;

  @TempDir
  Path folder;

  private Path recording;
  private Path out;
  private Path data;

  @BeforeEach
  void useAStoreThatFails() throws IOException {
    recording = KilledProgram.keys(folder.resolve("r.jsonl"), 20);
    out = folder.resolve("out");
    data = folder.resolve(".local/share/songstroke");
    run("stack", "register", "sabotaged", "--artifact-store", "sabotaged").succeeds();
    run("stack", "use", "sabotaged").succeeds();
  }

  @AfterEach
  void stop() {
    SabotagedStore.onPut(() -> {});
    SabotagedStore.onOpen(() -> {});
  }

  @Test
  void lineageThatCannotBeWrittenIsSaidOnceAndCostsNothing() throws IOException {
    SabotagedStore.onPut(() -> replaceByAFile(data.resolve("runs")));

    Cli.Call call = record("--no-recording").succeeds();

    assertThat(call.err().strip().lines()).singleElement().asString().contains("OpenLineage", "runs");
    assertThat(call.out()).contains("20 key presses", "Kept as the run");
    requireResults();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aStoreThatWasDeletedMeanwhileIsNoticed() throws IOException {
    SabotagedStore.onPut(() -> {
      for (String name : List.of("songstroke.db", "songstroke.db-wal", "songstroke.db-shm")) {
        Files.deleteIfExists(data.resolve(name));
      }
    });

    requireRescue(record("--no-recording"), Problem.CANNOT_CREATE, "deleted or replaced");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aHomeThatWasDeletedMeanwhileIsNoticed() throws IOException {
    SabotagedStore.onPut(() -> delete(folder.resolve(".local")));

    requireRescue(record(), Problem.CANNOT_CREATE, "deleted or replaced");
    assertThat(KilledProgram.presses(out)).hasSize(20);
  }

  static Stream<Sabotage> failures() {
    return Stream.of(() -> {
      throw new IllegalStateException("a fault of the program");
    }, () -> {
      throw new OutOfMemoryError("Java heap space");
    }, () -> {
      throw new StackOverflowError();
    });
  }

  @ParameterizedTest
  @MethodSource("failures")
  void anyFailureOfAStepLeavesTheResults(Sabotage failure) throws IOException {
    SabotagedStore.onPut(failure);

    requireRescue(record("--no-recording"), Problem.DEFECT, "the step collect_and_track failed");
  }

  @ParameterizedTest
  @MethodSource("failures")
  void anyFailureAfterTheStepsLeavesTheResults(Sabotage failure) throws IOException {
    SabotagedStore.onPut(() -> SabotagedStore.onOpen(() -> SabotagedStore.onOpen(() -> SabotagedStore.onOpen(
        () -> SabotagedStore.onOpen(() -> SabotagedStore.onOpen(failure))))));

    assertThat(record("--no-recording").exitCode()).isEqualTo(Problem.DEFECT.exitCode());
    requireResults();
  }

  @Test
  void whatTheFolderDoesNotTakeIsInTheStoreAndTheSummarySaysSo() throws IOException {
    SabotagedStore.onPut(() -> Files.createDirectories(out.resolve("wpm_by_genre.png/in the way")));

    Cli.Call call = record();

    call.failsWith(Problem.CANNOT_CREATE, "cannot write " + out.resolve("wpm_by_genre.png"),
        "'songstroke artifact export visualize.wpm_by_genre_png@1 --out wpm_by_genre.png'");
    assertThat(call.out()).contains("20 key presses", "segments.csv", "Kept as the run")
        .doesNotContain("wpm_by_genre.png");
    assertThat(run("pipeline", "runs").succeeds().out()).contains("succeeded");
  }

  @Test
  void aFolderThatIsGoneLeavesEverythingInTheStore() throws IOException {
    SabotagedStore.onPut(() -> replaceByAFile(out));

    Cli.Call call = record();

    call.failsWith(Problem.CANNOT_CREATE, "cannot write " + out.resolve("segments.csv"), "12 more files",
        "'songstroke artifact export enrich.segments@1 --out segments.csv'");
    assertThat(call.out()).contains("20 key presses", "Kept as the run").doesNotContain("Written:");
    Path exported = folder.resolve("exported");
    run("artifact", "export", "collect_and_track.recording", "--out", exported.resolve("r.jsonl").toString())
        .succeeds();
    assertThat(KilledProgram.presses(exported)).hasSize(20);
  }

  @Test
  void hooksAreCalledWhenTheResultsAreThere() throws IOException {
    Path seen = folder.resolve("seen");
    record("--config", "hooks.on-success=ls '" + out + "' > '" + seen + "'").succeeds();

    assertThat(Files.readAllLines(seen)).contains("segments.csv", "report.json");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aRunThatIsEndedBeforeAKeyWasPressedHasNotSucceeded() throws Exception {
    run("stack", "use", "local").succeeds();
    Path noKeys = Files.writeString(folder.resolve("none.jsonl"), """
        {"format":"songstroke-recording/1","start":1772442000000,"zone":"Europe/Berlin"}
        {"t":1772449200000,"mark":"end"}
        """);
    Process process = start("run", "--duration", "7200", "--keys", "replay:" + noKeys, "--music", "none");
    try {
      awaitRecording(folder.resolve("data/recording.jsonl"), process);
      process.destroy();
      assertThat(process.waitFor()).isEqualTo(Problem.INTERRUPTED.exitCode());
    } finally {
      process.destroyForcibly();
    }

    assertThat(run("pipeline", "runs").succeeds().out()).contains("ended early").doesNotContain("succeeded");
    assertThat(run("pipeline", "show", "last").succeeds().out())
        .contains("interrupted before a key was pressed");
  }

  private void requireRescue(Cli.Call call, Problem problem, String why) throws IOException {
    assertThat(call.exitCode()).as(call.err()).isEqualTo(problem.exitCode());
    assertThat(call.err()).contains(why, "its results are in " + out);
    assertThat(call.out()).contains("20 key presses", "Written:").doesNotContain("Kept as");
    requireResults();
  }

  private void requireResults() throws IOException {
    assertThat(out.toFile().list()).hasSizeGreaterThanOrEqualTo(RESULTS);
    assertThat(SegmentsCsv.read(out.resolve("segments.csv")).stream().map(Segment::metrics)
        .mapToLong(metrics -> metrics.keys().presses()).sum()).isEqualTo(20);
  }

  private Cli.Call record(String... more) {
    List<String> arguments = new ArrayList<>(List.of("run", "--keys", "replay:" + recording, "--music",
        "replay:" + recording, "--out", out.toString()));
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }

  private Cli.Call run(String... arguments) {
    return new Cli(folder).run(arguments);
  }

  private Process start(String... arguments) throws IOException {
    ProcessBuilder builder = ChildJvm.of(Main.class.getName(), arguments).directory(folder.toFile())
        .redirectErrorStream(true).redirectOutput(folder.resolve("said").toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("SONGSTROKE") || name.startsWith("XDG"));
    builder.environment().put("HOME", folder.toString());
    return builder.start();
  }

  private static void awaitRecording(Path file, Process process) throws Exception {
    while (!Files.exists(file) || Files.size(file) == 0) {
      assertThat(process.waitFor(5, java.util.concurrent.TimeUnit.MILLISECONDS)).as("it ended").isFalse();
    }
  }

  private static void replaceByAFile(Path place) throws IOException {
    delete(place);
    Files.createFile(place);
  }

  private static void delete(Path place) throws IOException {
    try (Stream<Path> files = Files.walk(place)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
