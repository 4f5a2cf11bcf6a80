package songstroke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import songstroke.recorder.RecordingFolder;
import songstroke.recorder.StoredRecording;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Kills the program at chosen moments, and gives the plain next command: no press that a file held is ever gone.
@Tag("slow")
class ManyKillsTest {
  private static final int PRESSES = 200;
  /// Enough to have something to lose.
  private static final int SOME = 50;

  @TempDir
  Path folder;

  private Path out = Path.of("");
  private Path data = Path.of("");
  private Path keys = Path.of("");
  private final Set<Long> seen = new TreeSet<>();

  @BeforeEach
  void nameTheFolders() throws IOException {
    out = folder.resolve("out");
    data = folder.resolve(".local/share/songstroke");
    keys = KilledProgram.keys(folder.resolve("keys.jsonl"), PRESSES);
  }

  @Test
  void beforeTheFirstKey() throws Exception {
    killOnce(() -> StoredRecording.at(out.resolve("recording.jsonl")).isPresent(), run());

    everythingIsThereAfter(run());
    assertThat(seen).hasSize(PRESSES);
  }

  @Test
  void inTheMiddle() throws Exception {
    killOnce(this::isInTheMiddle, run());
    assertThat(seen).hasSizeGreaterThanOrEqualTo(SOME);

    everythingIsThereAfter(run());
    assertThat(seen).hasSizeGreaterThanOrEqualTo(SOME + PRESSES);
  }

  @Test
  void whenTheRecordingHasJustEnded() throws Exception {
    killOnce(() -> isFinished(out.resolve("recording.jsonl")), run());
    assertThat(seen).hasSize(PRESSES);

    everythingIsThereAfter(run());
  }

  @ParameterizedTest
  @ValueSource(strings = {"enrich", "analyze", "visualize"})
  void inALaterStep(String step) throws Exception {
    killOnce(() -> isAt(step), run());
    assertThat(seen).hasSize(PRESSES);

    everythingIsThereAfter(run());
  }

  @Test
  void whileTheResultsAreWritten() throws Exception {
    killOnce(() -> Files.exists(out.resolve("segments.csv")), run());
    assertThat(seen).hasSize(PRESSES);

    everythingIsThereAfter(run());
  }

  @Test
  void beforeTheEarlierRecordingIsRenamed() throws Exception {
    killOnce(this::isInTheMiddle, run());
    Files.deleteIfExists(out.resolve(".songstroke.lock"));
    killOnce(() -> Files.exists(out.resolve(".songstroke.lock")), run());

    everythingIsThereAfter(run());
  }

  @Test
  void rightAfterTheEarlierRecordingWasRenamed() throws Exception {
    killOnce(this::isInTheMiddle, run());
    killOnce(
        () -> new RecordingFolder(out).all().stream()
            .anyMatch(file -> file.toString().contains("recording-")),
        run());

    everythingIsThereAfter(run());
  }

  @Test
  void twiceInARow() throws Exception {
    killOnce(this::isInTheMiddle, run());
    int first = seen.size();
    killOnce(this::isInTheMiddle, run());
    assertThat(seen).hasSizeGreaterThanOrEqualTo(first + SOME);

    everythingIsThereAfter(run());
    assertThat(seen).hasSizeGreaterThanOrEqualTo(first + SOME + PRESSES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"collect_and_track", "enrich", "visualize"})
  void whileTheKilledRunIsResumed(String step) throws Exception {
    killOnce(this::isInTheMiddle, run());
    String killed = last().path("id").asString();
    killOnce(() -> last().path("resumed").asString("").equals(killed) && isAt(step), resume());

    everythingIsThereAfter(resume());
    assertThat(last().path("steps").get(0).path("state").asString()).isIn("succeeded", "cached");
    everythingIsThereAfter(run());
  }

  @Test
  void inThePipelineInTheMiddle() throws Exception {
    killOnce(this::isInTheMiddle, pipelineRun());
    everythingIsThereAfter(pipelineRun());
    everythingIsThereAfter(run());
    assertThat(seen).hasSizeGreaterThanOrEqualTo(SOME + 2 * PRESSES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"enrich", "visualize"})
  void inThePipelineInALaterStep(String step) throws Exception {
    killOnce(() -> isAt(step), pipelineRun());
    assertThat(seen).hasSize(PRESSES);

    everythingIsThereAfter(resume());
    everythingIsThereAfter(pipelineRun());
  }

  private void killOnce(KilledProgram.Condition condition, String... command) throws Exception {
    try (KilledProgram program = KilledProgram.start(folder, command)) {
      program.killOnce(condition);
    }
    everythingIsThere();
  }

  private void everythingIsThereAfter(String... command) throws IOException {
    new Cli(folder).run(command).succeeds();
    everythingIsThere();
  }

  private void everythingIsThere() throws IOException {
    Set<Long> there = KilledProgram.presses(out, data);
    assertThat(there).containsAll(seen);
    seen.addAll(there);
  }

  /// Whether there is something to lose that was not there when the program was started.
  private boolean isInTheMiddle() throws IOException {
    Set<Long> fresh = KilledProgram.presses(out, data.resolve("recordings"));
    fresh.removeAll(seen);
    return fresh.size() >= SOME;
  }

  private static boolean isFinished(Path file) throws IOException {
    var recording = StoredRecording.at(file);
    return recording.isPresent() && recording.get().isFinished();
  }

  private boolean isAt(String step) {
    return Files.exists(data.resolve("songstroke.db")) && last().path("steps").valueStream()
        .anyMatch(one -> one.path("step").asString("").equals(step)
            && !List.of("waiting", "").contains(one.path("state").asString("")));
  }

  private String[] run() {
    return new String[]{"run", "--keys", "replay:" + keys, "--music", "replay:" + keys, "--out",
      out.toString()};
  }

  private String[] pipelineRun() {
    return new String[]{"pipeline", "run", "correlation", "--param", "keys=replay:" + keys, "--param",
      "music=replay:" + keys};
  }

  private static String[] resume() {
    return new String[]{"pipeline", "run", "correlation", "--resume", "last"};
  }

  private JsonNode last() {
    Cli.Call shown = new Cli(folder).run("pipeline", "show", "last", "--json");
    return shown.exitCode() == 0
        ? JsonMapper.shared().readTree(shown.out())
        : JsonMapper.shared().createObjectNode();
  }
}
