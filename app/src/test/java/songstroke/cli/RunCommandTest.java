package songstroke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import songstroke.problem.Problem;
import songstroke.recorder.ProcessLock;
import songstroke.segment.Segment;
import songstroke.segment.SegmentsCsv;
import songstroke.segment.State;

class RunCommandTest {
  private static final String RECORDING = """
      {"format":"songstroke-recording/1","start":1772442000000,"zone":"Europe/Berlin","keys":"x11","music":"mpris"}
      {"t":1772442000050,"play":"playing","track":{"title":"A","artists":["X"],"genres":["ambient"]},"position_ms":0}
      {"t":1772442000300,"key":"char","hold":90}
      {"t":1772442000500,"key":"char","hold":80}
      {"t":1772442000600,"play":"stopped"}
      {"t":1772442000700,"mark":"end"}
      """;

  @TempDir
  Path folder;

  private Path out;
  private Path recording;

  @BeforeEach
  void writeARecording() throws IOException {
    out = folder.resolve("out");
    recording = Files.writeString(folder.resolve("r.jsonl"), RECORDING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-5", "NaN", "1e99"})
  void aDurationThatIsNoneIsWrongUsage(String seconds) {
    run("--duration", seconds).failsWith(Problem.USAGE, "--duration");
  }

  @Test
  void aDurationThatIsNoNumberIsWrongUsage() {
    run("--duration", "soon").failsWith(Problem.USAGE, "--duration", "soon");
  }

  @Test
  void aPollIntervalOfNothingIsWrongUsage() {
    run("--poll-interval", "0").failsWith(Problem.USAGE, "--poll-interval");
  }

  @Test
  void aWrongOptionIsNamedAsTheOptionAndLeavesNoFolder() {
    run("--poll-interval", "often").failsWith(Problem.USAGE,
        "--poll-interval is 'often'; it is 'auto' or a length of time");
    run("--duration", "0").failsWith(Problem.USAGE, "--duration is '0'; it is a length of time");
    assertThat(out).doesNotExist();
  }

  @Test
  void aWrongPollIntervalOfTheSettingsIsAMatterOfTheSettings() throws IOException {
    Path config = Files.createDirectories(folder.resolve(".config/songstroke"));
    Files.writeString(config.resolve("config.toml"), "poll-interval = \"often\"\n");
    for (String command : new String[]{"run", "music sources", "pipeline list"}) {
      new Cli(folder).run(command.split(" ")).failsWith(Problem.CONFIGURATION,
          "poll-interval (from ", "config.toml", "'often' cannot be used; it is 'auto' or a length of time");
    }
    run("--poll-interval", "5", "--duration", "0.1", "--keys", "none", "--music", "none").succeeds();
  }

  @Test
  void anUnknownSourceIsWrongUsageAndTheKnownOnesAreNamed() {
    run("--keys", "mouse").failsWith(Problem.USAGE, "mouse", "x11", "terminal");
    run("--keys", "none", "--music", "gramophone").failsWith(Problem.USAGE, "gramophone", "mpris");
  }

  @Test
  void withoutAnyKeySourceTheDemoIsNamed() {
    run("--keys", "auto").failsWith(Problem.UNAVAILABLE, "DISPLAY", "songstroke demo");
  }

  @Test
  void aWaylandSessionIsExplained() {
    new Cli(folder).with("XDG_SESSION_TYPE", "wayland").with("WAYLAND_DISPLAY", "wayland-0")
        .with("DISPLAY", ":0")
        .run("run", "--keys", "x11", "--out", out.toString())
        .failsWith(Problem.UNAVAILABLE, "Wayland");
  }

  @Test
  void aMissingRecordingToReplayIsMissingInput() {
    run("--keys", "replay:" + folder.resolve("gone.jsonl")).failsWith(Problem.NO_INPUT, "gone.jsonl");
  }

  @Test
  void anOutputFolderThatCannotBeMadeIsSaidBeforeTheRecordingBegins() throws IOException {
    out = Files.createFile(folder.resolve("taken")).resolve("below");

    run("--keys", "replay:" + recording, "--music", "none").failsWith(Problem.CANNOT_CREATE, "taken",
        "--out");
  }

  @Test
  void aReplayedRecordingEndsByItselfAndGivesItsSegments() throws IOException {
    Cli.Call call = run("--duration", "60", "--keys", "replay:" + recording, "--music",
        "replay:" + recording);

    assertThat(call.succeeds().out()).contains("2 key presses", "music=playing track=\"A\" artist=\"X\"");
    assertThat(SegmentsCsv.read(out.resolve("segments.csv")))
        .filteredOn(segment -> segment.heard().state() == State.MUSIC)
        .singleElement()
        .satisfies(segment -> assertThat(segment.heard().trackName()).isEqualTo("A"))
        .satisfies(segment -> assertThat(segment.metrics().keys().presses()).isEqualTo(2));
    assertThat(out.resolve("recording.jsonl")).exists();
  }

  @Test
  void withoutARecordingOnlySegmentsAreKept() throws IOException {
    run("--no-recording", "--task", "letters", "--keys", "replay:" + recording, "--music",
        "replay:" + recording)
        .succeeds();

    assertThat(out.resolve("recording.jsonl")).doesNotExist();
    assertThat(SegmentsCsv.read(out.resolve("segments.csv"))).extracting(Segment::task).contains("letters");
  }

  @Test
  void aSecondRunIntoTheSameFolderIsRefusedAtOnce() throws IOException {
    Files.createDirectories(out);
    try (ProcessLock _ = ProcessLock.on(out.resolve(".songstroke.lock")).orElseThrow()) {
      run("--keys", "none", "--music", "none").failsWith(Problem.TEMPORARY, out.toString(), "--out", "wait");
      new Cli(folder).run("demo", "--out", out.toString()).failsWith(Problem.TEMPORARY, out.toString());
      new Cli(folder).run("pipeline", "run", "correlation", "--param", "out=" + out)
          .failsWith(Problem.TEMPORARY, out.toString());
    }
    run("--duration", "0.1", "--keys", "none", "--music", "none").succeeds();

    assertThat(out.resolve(".songstroke.lock")).doesNotExist();
  }

  @Test
  void theRecordingOfTheRunBeforeIsKeptUnderItsOwnName() throws IOException {
    Path earlier = earlier("recording.jsonl", RECORDING);

    Cli.Call call = run("--duration", "0.1", "--keys", "none", "--music", "none");

    assertThat(out.resolve("recording-2026-03-02T10-00-00.jsonl")).hasContent(RECORDING);
    assertThat(earlier).content().contains("\"run\":").doesNotContain("\"key\":");
    assertThat(call.succeeds().out()).as("nothing to say").doesNotContain("interrupted", "2026-03-02");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--no-recording", "--config=store.raw-days=0"})
  void whoKeepsNoRecordingIsNotLeftWithThatOfTheRunBefore(String option) throws IOException {
    earlier("recording.jsonl", RECORDING);
    earlier("recording.jsonl.gz", "whatever");

    run("--duration", "0.1", "--keys", "none", "--music", "none", option).succeeds();

    assertThat(out.resolve("recording-2026-03-02T10-00-00.jsonl")).hasContent(RECORDING);
    assertThat(out.toFile().list()).doesNotContain("recording.jsonl", "recording.jsonl.gz")
        .anyMatch(name -> name.matches("recording-.*\\.jsonl\\.gz"));
  }

  @Test
  void anInterruptedRecordingFromAnywhereIsNamedWithTheCommandThatAnalyzesIt() throws IOException {
    out = folder.resolve("my results");
    earlier("recording.jsonl", RECORDING.replaceFirst("\\{[^\n]*\"end\"}\n", "").strip() + "\n{\"t\":17");

    String said = run("--duration", "0.1", "--keys", "none", "--music", "none").succeeds().out();

    Path kept = out.resolve("recording-2026-03-02T10-00-00.jsonl");
    assertThat(said)
        .startsWith("An earlier recording was interrupted: 2 key presses from 2026-03-02 10:00:00, now in "
            + kept + "; to analyze it: 'songstroke analyze " + kept.toString().replace(" ", "\\ ") + " --out "
            + out.resolve("2026-03-02T10-00-00").toString().replace(" ", "\\ ") + "'\n");
  }

  @Test
  void whatIsNoRecordingIsKeptAndThePersonIsToldWhere() throws IOException {
    Path diary = earlier("recording.jsonl", "a diary\n");

    String said = run("--duration", "0.1", "--keys", "none", "--music", "none", "--json").err();

    String[] kept = out.toFile().list((_, name) -> name.startsWith("recording-"));
    assertThat(kept).hasSize(1);
    assertThat(out.resolve(kept[0])).hasContent("a diary\n");
    assertThat(said)
        .contains(diary + " is not a recording that can be read; it is now " + out.resolve(kept[0]));
  }

  @Test
  void aRunThatCannotBeginLeavesTheRecordingBeforeItAlone() throws IOException {
    Path earlier = earlier("recording.jsonl", RECORDING);

    run("--keys", "x11").failsWith(Problem.UNAVAILABLE, "DISPLAY");

    assertThat(earlier).hasContent(RECORDING);
  }

  @Test
  void theRecordingThatIsReplayedMayBeTheOneOfTheFolder() throws IOException {
    Path earlier = earlier("recording.jsonl", RECORDING);

    Cli.Call call = run("--keys", "replay:" + earlier, "--music", "replay:" + earlier);

    assertThat(call.succeeds().out()).contains("2 key presses");
    assertThat(out.resolve("recording-2026-03-02T10-00-00.jsonl")).hasContent(RECORDING);
  }

  private Path earlier(String name, String content) throws IOException {
    return Files.writeString(Files.createDirectories(out).resolve(name), content);
  }

  @Test
  void aPersonsOwnWordForAnArtistGoesBeforeThePlayersTag() throws IOException {
    new Cli(folder).run("genre", "set", "X", "dub techno").succeeds();
    run("--keys", "replay:" + recording, "--music", "replay:" + recording).succeeds();

    assertThat(SegmentsCsv.read(out.resolve("segments.csv")))
        .filteredOn(segment -> segment.heard().state() == State.MUSIC)
        .extracting(segment -> segment.heard().genres()).containsExactly(java.util.List.of("dub techno"));
    assertThat(Files.readString(out.resolve("genres.csv"))).contains("X,dub techno,user,1.00,");
  }

  @Test
  void keysGoOnWithoutMusic() throws IOException {
    Cli.Call call = run("--keys", "replay:" + recording, "--music", "mpris");

    assertThat(call.succeeds().out()).contains("Music cannot be followed", "2 key presses");
  }

  private Cli.Call run(String... options) {
    String[] all = new String[options.length + 3];
    all[0] = "run";
    all[1] = "--out";
    all[2] = out.toString();
    System.arraycopy(options, 0, all, 3, options.length);
    return new Cli(folder).run(all);
  }
}
