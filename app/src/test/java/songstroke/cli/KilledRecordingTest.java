package songstroke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import songstroke.problem.Problem;
import songstroke.recorder.RecordingFolder;
import songstroke.recorder.StoredRecording;
import songstroke.segment.SegmentsCsv;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What becomes of a recording whose program was killed while it recorded.
class KilledRecordingTest {
  private static final int ENOUGH = 20;

  @TempDir
  Path folder;

  private Path out = Path.of("");
  private Path underWay = Path.of("");
  private Path keys = Path.of("");

  @BeforeEach
  void nameTheFolders() throws IOException {
    out = folder.resolve("out");
    underWay = folder.resolve(".local/share/songstroke/recordings");
    keys = KilledProgram.keys(folder.resolve("keys.jsonl"), 2_000);
  }

  @Test
  void theNextRunIntoTheSameFolderKeepsItAndSaysWhereItIs() throws Exception {
    Set<Long> presses = killARun();
    StoredRecording killed = StoredRecording.at(out.resolve("recording.jsonl")).orElseThrow();
    Path kept = out.resolve("recording-"
        + DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss", Locale.ROOT).format(killed.start())
        + ".jsonl");

    Cli.Call next = run("--duration", "0.1", "--keys", "none", "--music", "none");

    assertThat(next.succeeds().out()).contains("An earlier recording was interrupted: " + presses.size()
        + " key presses from ", "now in " + kept, "songstroke analyze " + kept + " --out ");
    assertThat(KilledProgram.presses(out)).containsAll(presses);
    assertThat(presses(out.resolve("recording.jsonl"))).isZero();
    assertThat(new Cli(folder).run(proposed("to analyze it: ", next)).succeeds().out())
        .contains(presses.size() + " key presses");
  }

  @Test
  void whoKeepsNoRecordingHasTheKilledOneUnderItsOwnNameToo() throws Exception {
    Set<Long> presses = killARun();

    run("--duration", "0.1", "--keys", "none", "--music", "none", "--no-recording").succeeds();

    assertThat(out.resolve("recording.jsonl")).doesNotExist();
    assertThat(KilledProgram.presses(out)).containsAll(presses);
  }

  @Test
  void whatIsProposedForARunGoesOnWithWhatItRecorded() throws Exception {
    Set<Long> presses = killARun();
    Cli.Call shown = new Cli(folder).run("pipeline", "show", "last").succeeds();
    assertThat(shown.out()).contains("its recording: ", "key presses " + presses.size());

    Cli.Call resumed = goOn(shown);

    assertThat(resumed.succeeds().out()).contains("resumed from the recording of ",
        presses.size() + " key presses");
    assertThat(presses(out.resolve("recording.jsonl"))).isEqualTo(presses.size());
    assertThat(SegmentsCsv.read(out.resolve("segments.csv")))
        .anySatisfy(segment -> assertThat(segment.metrics().keys().presses()).isEqualTo(presses.size()));
    JsonNode collect = last().path("steps").get(0);
    assertThat(collect.path("notes").path("presses").asString()).isEqualTo(String.valueOf(presses.size()));
    assertThat(collect.path("notes").path("recording").asString())
        .startsWith("resumed from the recording of ");
    assertThat(run("--duration", "0.1", "--keys", "none", "--music", "none").succeeds().out())
        .as("it is no longer interrupted").doesNotContain("interrupted");
  }

  @Test
  void aRunIsResumedAfterAnotherHasUsedItsFolder() throws Exception {
    Set<Long> presses = killARun();
    String killed = last().path("id").asString();
    run("--duration", "0.1", "--keys", "none", "--music", "none", "--no-recording").succeeds();
    run("--duration", "0.1", "--keys", "none", "--music", "none").succeeds();
    String later = last().path("id").asString();

    new Cli(folder).run("pipeline", "run", "correlation", "--resume", killed).succeeds();

    StoredRecording current = StoredRecording.at(out.resolve("recording.jsonl")).orElseThrow();
    assertThat(current.header().run()).isEqualTo(killed);
    assertThat(current.presses()).isEqualTo(presses.size());
    assertThat(new RecordingFolder(out).of(Set.of(later))).as("the later one").isPresent();
  }

  @Test
  void aRecordingThatIsNowhereIsAnErrorAndNotANewRecording() throws Exception {
    killARun();
    Files.delete(out.resolve("recording.jsonl"));
    String killed = last().path("id").asString();
    assertThat(new Cli(folder).run("pipeline", "show", "last").out()).doesNotContain("--resume")
        .contains("no recording of it is left");

    new Cli(folder).run("pipeline", "run", "correlation", "--resume", "last")
        .failsWith(Problem.NO_INPUT, killed, "no recording of it is left in " + out.toRealPath(),
            "start a new one");

    assertThat(last().path("id").asString()).as("no new run").isEqualTo(killed);
  }

  @Test
  void theRecordingOfAKilledPipelineRunIsNamedByEachStartUntilItsRunIsFinished() throws Exception {
    try (KilledProgram program = KilledProgram.start(folder, "pipeline", "run", "correlation", "--param",
        "keys=replay:" + keys, "--param", "music=replay:" + keys)) {
      program.killOnce(() -> KilledProgram.presses(underWay).size() >= ENOUGH);
    }
    Set<Long> presses = KilledProgram.presses(underWay);
    String killed = last().path("id").asString();
    String proposed = presses.size() + " key presses from .*, in " + underWay.resolve(killed + ".jsonl")
        + "; to finish its run: 'songstroke pipeline run correlation --resume " + killed + "'";

    Cli.Call next = new Cli(folder).run("pipeline", "run", "correlation", "--param", "duration=0.1",
        "--param",
        "keys=none", "--param", "music=none");
    assertThat(next.succeeds().out()).containsPattern(proposed);
    assertThat(run("--duration", "0.1", "--keys", "none", "--music", "none").succeeds().out())
        .containsPattern(proposed);
    assertThat(KilledProgram.presses(underWay)).isEqualTo(presses);

    assertThat(new Cli(folder).run("pipeline", "run", "correlation", "--resume", killed).succeeds().out())
        .contains("resumed from the recording of ").doesNotContain("interrupted");

    assertThat(underWay).as("its presses are kept").isEmptyDirectory();
    assertThat(KilledProgram.presses(underWay.resolveSibling("artifacts"))).isEqualTo(presses);
    assertThat(new Cli(folder).run("pipeline", "run", "correlation", "--resume", killed).succeeds().out())
        .as("once more, from the store").contains("resumed from the recording of ");
  }

  @Test
  void theStoreKeepsTheRunsOwnRecordingThoughAnotherFileHasItsNameByNow() throws Exception {
    Path short100 = KilledProgram.keys(folder.resolve("short.jsonl"), 100);
    Path recording = out.resolve("recording.jsonl");
    Path moved = folder.resolve("moved.jsonl");
    try (KilledProgram program = KilledProgram.start(folder, "run", "--keys", "replay:" + short100, "--music",
        "replay:" + short100, "--out", out.toString())) {
      program.await(() -> KilledProgram.presses(out).size() >= ENOUGH);
      Files.move(recording, moved);
      Files.copy(keys, recording);
      program.succeeds();
    }

    assertThat(StoredRecording.at(moved).orElseThrow().isFinished()).isTrue();
    new Cli(folder).run("artifact", "export", "collect_and_track.recording", "--out",
        folder.resolve("kept.jsonl").toString()).succeeds();
    assertThat(folder.resolve("moved.jsonl"))
        .hasContent(new String(StoredRecording.at(folder.resolve("kept.jsonl")).orElseThrow().lines()
            .readAllBytes(), StandardCharsets.UTF_8));
    assertThat(recording).as("somebody else's").hasSameBinaryContentAs(keys);
  }

  private Set<Long> killARun() throws Exception {
    try (KilledProgram program = KilledProgram.start(folder, "run", "--keys", "replay:" + keys, "--music",
        "replay:" + keys, "--out", out.toString())) {
      program.killOnce(() -> KilledProgram.presses(out).size() >= ENOUGH);
    }
    return KilledProgram.presses(out);
  }

  private Cli.Call goOn(Cli.Call shown) {
    return new Cli(folder).run(proposed("to go on: ", shown));
  }

  /// The command that the program proposes after these words, as a shell would take it.
  private static String[] proposed(String words, Cli.Call call) {
    Matcher command = Pattern.compile(words + "'songstroke ([^']*)'").matcher(call.out());
    assertThat(command.find()).as(call.out()).isTrue();
    return command.group(1).split(" ");
  }

  private Cli.Call run(String... options) {
    String[] all = new String[options.length + 3];
    all[0] = "run";
    all[1] = "--out";
    all[2] = out.toString();
    System.arraycopy(options, 0, all, 3, options.length);
    return new Cli(folder).run(all);
  }

  private long presses(Path file) throws IOException {
    return StoredRecording.at(file).orElseThrow().presses();
  }

  private JsonNode last() {
    return JsonMapper.shared()
        .readTree(new Cli(folder).run("pipeline", "show", "last", "--json").succeeds().out());
  }
}
