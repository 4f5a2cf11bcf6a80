package songstroke.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import songstroke.RealPart;
import songstroke.RealParts;
import songstroke.capture.keys.x11.XtestKeyboard;
import songstroke.capture.keys.x11.Xvfb;
import songstroke.capture.music.mpris.Mpv;
import songstroke.capture.music.mpris.SessionBus;
import songstroke.capture.music.mpris.Tone;
import songstroke.segment.RecordingFold;
import songstroke.segment.Segment;
import songstroke.segment.SegmentsCsv;
import songstroke.segment.State;
import songstroke.timeline.Clocks;
import songstroke.timeline.KeyPress;
import songstroke.timeline.RecordingReader;
import songstroke.timeline.TimelineEvent;

@RealParts({RealPart.XVFB, RealPart.SESSION_BUS, RealPart.MPV})
public class TypeAndListenIT {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

  @TempDir
  Path folder;

  private Xvfb server;
  private XtestKeyboard keyboard;
  private SessionBus bus;

  @BeforeEach
  void startTheDesktop() throws IOException {
    server = Xvfb.start(folder);
    keyboard = XtestKeyboard.connect(server.display(), server.cookie());
    bus = SessionBus.start();
  }

  @AfterEach
  void stopTheDesktop() throws IOException {
    bus.close();
    keyboard.close();
    server.close();
  }

  @Test
  void typingToTwoTracksGivesASegmentForEachAndTheCharts() throws Exception {
    try (
        Mpv mpv = Mpv.play(bus, folder,
            List.of(new Tone("First", "Sine", "ambient", 60), new Tone("Second", "Sine", "drone", 60)));
        Program program = run("300")) {
      program.awaitLine(line -> line.contains("track=\"First\""));
      typeLikeAPerson("hello first ");
      awaitPresses(12);
      mpv.next();
      program.awaitLine(line -> line.contains("track=\"Second\""));
      typeLikeAPerson("and second");
      awaitPresses(22);
      mpv.pause(true);
      program.awaitLine(line -> line.contains("music=paused"));
      program.terminate();

      assertThat(program.awaitEnd()).as(program.output()).isZero();
    }
    Path out = folder.resolve("out");
    List<Segment> segments = SegmentsCsv.read(out.resolve("segments.csv"));
    assertThat(segments).filteredOn(segment -> segment.heard().state() == State.MUSIC)
        .extracting(segment -> segment.heard().trackName(), segment -> segment.heard().genres(),
            segment -> segment.metrics().keys().presses())
        .containsExactly(org.assertj.core.groups.Tuple.tuple("First", List.of("ambient"), 12L),
            org.assertj.core.groups.Tuple.tuple("Second", List.of("drone"), 10L));
    assertThat(segments.getLast().heard().reason()).isEqualTo("PAUSED");
    for (String chart : List.of("wpm_by_genre", "wpm_by_track")) {
      assertThat(ImageIO.read(out.resolve(chart + ".png").toFile()).getWidth()).isGreaterThan(1000);
      assertThat(Files.readString(out.resolve(chart + ".svg"))).startsWith("<svg")
          .contains("words per minute");
    }
  }

  /// The original kept every key press in memory until its end (its defect 9).
  @Test
  void aKilledRunKeepsWhatItHadWrittenAndAnalyzeTakesIt() throws Exception {
    try (Mpv mpv = Mpv.play(bus, folder, List.of(new Tone("First", "Sine", "ambient", 60)));
        Program program = run("300")) {
      program.awaitLine(line -> line.contains("track=\"First\""));
      keyboard.type("not lost");
      awaitPresses(8);
      program.kill();
      assertThat(mpv.pid()).isPositive();
    }

    try (Program analyze = Program.start(folder, Map.of(), "analyze", "out/recording.jsonl", "--out",
        "again")) {
      assertThat(analyze.awaitEnd()).as(analyze.output()).isZero();
    }
    assertThat(SegmentsCsv.read(folder.resolve("again/segments.csv"))).last()
        .satisfies(segment -> assertThat(segment.heard().trackName()).isEqualTo("First"))
        .satisfies(segment -> assertThat(segment.metrics().keys().chars()).isEqualTo(7));
  }

  @Test
  void keysGoOnWhenTheBusDies() throws Exception {
    try (Program program = run("300")) {
      program.awaitLine(line -> line.contains("music=stopped"));
      bus.die();
      program.awaitLine(line -> line.contains("music=unknown"));
      keyboard.type("still here");
      awaitPresses(10);
      program.terminate();

      assertThat(program.awaitEnd()).as(program.output()).isZero();
    }
    assertThat(SegmentsCsv.read(folder.resolve("out/segments.csv")))
        .extracting(segment -> segment.heard().state())
        .contains(State.SILENCE, State.UNKNOWN);
  }

  @Test
  void musicGoesOnWhenTheXServerDies() throws Exception {
    try (
        Mpv mpv = Mpv.play(bus, folder,
            List.of(new Tone("First", "Sine", "ambient", 60), new Tone("Second", "Sine", "drone", 60)));
        Program program = run("300")) {
      program.awaitLine(line -> line.contains("track=\"First\""));
      keyboard.type("before");
      awaitPresses(6);
      server.close();
      program.awaitLine(line -> line.contains("notice=") && line.contains("X server"));
      mpv.next();
      program.awaitLine(line -> line.contains("track=\"Second\""));
      program.terminate();

      assertThat(program.awaitEnd()).as(program.output()).isZero();
    }
    assertThat(SegmentsCsv.read(folder.resolve("out/segments.csv")))
        .extracting(segment -> segment.heard().trackName())
        .contains("First", "Second");
  }

  @Test
  void anInterruptionBeforeTheFirstPressKeepsNothing() throws Exception {
    try (Program program = run("300")) {
      program.awaitLine(line -> line.contains("music=stopped"));
      program.terminate();

      assertThat(program.awaitEnd()).isEqualTo(130);
      assertThat(program.output()).contains("nothing was kept");
    }
    assertThat(folder.resolve("out/recording.jsonl")).doesNotExist();
  }

  @Test
  void aFullDiskEndsTheRecordingFileAndNotTheRecording() throws Exception {
    Map<String, String> environment = new HashMap<>(server.env());
    environment.putAll(bus.environment());
    try (Program before = Program.start(folder, environment, "pipeline", "runs")) {
      assertThat(before.awaitEnd()).as("the store is there: " + before.output()).isZero();
    }
    try (Program program = Program.startWithFilesUpTo(250, folder, environment, "run", "--duration", "300",
        "--out", "out", "--config", "keys.accept-synthetic=true")) {
      program.awaitLine(line -> line.contains("music=stopped"));
      keyboard.type("x".repeat(7_000));
      program.awaitLine(line -> line.contains("cannot be written ("));
      program.terminate();

      assertThat(program.awaitEnd()).as("the fonts have no room: " + program.output()).isEqualTo(75);
      assertThat(program.output()).contains("File too large", "--resume").doesNotContain("Exception");
    }
    assertThat(presses()).as("what was written before is whole").isBetween(1, 6_999);
    assertThat(SegmentsCsv.read(folder.resolve("out/segments.csv")).stream()
        .mapToLong(segment -> segment.metrics().keys().presses()).sum())
        .as("the recording went on in memory").isEqualTo(7_000);
    assertThat(folder.resolve("out").toFile().list((_, name) -> name.endsWith(".tmp"))).isEmpty();
    try (Program export = Program.start(folder, environment, "artifact", "export",
        "collect_and_track.recording",
        "--out", "whole.jsonl")) {
      assertThat(export.awaitEnd()).as(export.output()).isZero();
    }
    try (RecordingReader whole = RecordingReader.open(folder.resolve("whole.jsonl"), _ -> {})) {
      assertThat(RecordingFold.of(whole).presses()).as("the store has all of it").isEqualTo(7_000);
    }
  }

  private Program run(String seconds) throws IOException {
    Map<String, String> environment = new HashMap<>(server.env());
    environment.putAll(bus.environment());
    return Program.start(folder, environment, "run", "--duration", seconds, "--out", "out", "--config",
        "keys.accept-synthetic=true");
  }

  /// Types at 20 keys a second: keys that all go down in one millisecond have no speed.
  private void typeLikeAPerson(String text) throws IOException {
    for (String key : text.split("", -1)) {
      if (!key.isEmpty()) {
        keyboard.type(key);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      }
    }
  }

  /// Waits until so many presses are in the recording file.
  private void awaitPresses(int count) throws Exception {
    long deadline = Clocks.system().monotonicNanos() + PATIENCE;
    int seen = presses();
    while (seen < count) {
      if (Clocks.system().monotonicNanos() > deadline) {
        throw new AssertionError(seen + " presses in the recording, not " + count);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      seen = presses();
    }
  }

  private int presses() throws IOException {
    Path file = folder.resolve("out/recording.jsonl");
    List<KeyPress> presses = new ArrayList<>();
    try (RecordingReader reader = RecordingReader.open(file, _ -> {})) {
      for (TimelineEvent event = reader.next(); event != null; event = reader.next()) {
        if (event instanceof KeyPress press) {
          presses.add(press);
        }
      }
    }
    return presses.size();
  }
}
