package songstroke.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static songstroke.segment.RecordingScript.BERLIN;
import static songstroke.segment.RecordingScript.START;
import static songstroke.segment.RecordingScript.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import songstroke.segment.OriginalDemo.Dot;
import songstroke.segment.OriginalDemo.Row;
import songstroke.timeline.AudioKind;
import songstroke.timeline.KeyClass;
import songstroke.timeline.KeyPress;
import songstroke.timeline.NowPlaying;
import songstroke.timeline.Playback;
import songstroke.timeline.RecordingReader;
import songstroke.timeline.RecordingWriter;
import songstroke.timeline.TimelineEvent;
import songstroke.timeline.Track;

/// The faults of the original demo, each beside what is made of the same recording now, and that nothing else
/// differs.
class OriginalDefectsTest {
  private static final long POLL = 5_000;

  @TempDir
  Path folder;

  @Test
  void withoutAnyOfItsFaultsTheNumbersAreTheSame() {
    var script = recording().plays(0, "A").plays(60_000, "B").ends(120_000).types(100, 119_900, 300);

    assertThat(script.segments()).zipSatisfy(original(script, 120_000), (segment, row) -> {
      assertThat(segment.heard().trackId()).isEqualTo(row.trackId());
      assertThat(segment.durationMs() / 1000.0).isEqualTo(row.durationSeconds());
      assertThat(segment.metrics().keys().presses()).isEqualTo(row.keypresses());
      assertThat(segment.grossWpm()).isEqualTo(row.wpm());
    });
  }

  @Test
  void defect1ASilenceIsNotCreditedToTheTrackBeforeIt() {
    for (Playback silence : List.of(new Playback.Paused(Optional.empty()), new Playback.Stopped())) {
      var script = recording().plays(0, "A").music(60_000, silence).ends(120_000).types(100, 90_000, 300);

      assertThat(original(script, 120_000)).singleElement().satisfies(row -> {
        assertThat(row.durationSeconds()).isEqualTo(120);
        assertThat(row.keypresses()).isEqualTo(300);
      });
      assertThat(script.segments()).extracting(segment -> segment.heard().state())
          .containsExactly(State.MUSIC, State.SILENCE);
      assertThat(script.segments()).extracting(Segment::durationMs).containsExactly(60_000L, 60_000L);
      assertThat(presses(script)).containsExactly(200L, 100L);
    }
  }

  @Test
  void defect2PausesBetweenWordsAreNotTypingTime() {
    var script = recording().plays(0, "A").ends(60_000).types(0, 15_000, 250).types(30_000, 45_000, 250);

    Segment segment = script.segments().getFirst();
    assertThat(original(script, 60_000).getFirst().wpm()).isEqualTo(24).isEqualTo(segment.grossWpm());
    assertThat(segment.metrics().activeWpm()).isEqualTo(48);
  }

  @Test
  void defect3APressOnTheBoundaryIsCountedOnce() {
    var script = recording().plays(0, "A").plays(60_000, "B").ends(120_000).key(30_000, KeyClass.CHAR)
        .key(60_000, KeyClass.CHAR).key(90_000, KeyClass.CHAR);

    assertThat(original(script, 120_000)).extracting(Row::keypresses).containsExactly(2L, 2L);
    assertThat(presses(script)).containsExactly(1L, 2L);
  }

  @Test
  void defect4AStepOfTheWallClockChangesNoLength() {
    var script = recording().plays(0, "A").wall(30_000, START + 30_000 - 3_600_000, BERLIN).plays(60_000, "B")
        .ends(120_000).types(100, 60_000, 300);

    assertThat(original(script, 120_000)).satisfies(rows -> {
      assertThat(rows).extracting(Row::durationSeconds).containsExactly(-3_540.0, 60.0);
      assertThat(rows).extracting(Row::keypresses).containsExactly(0L, 0L);
    });
    assertThat(script.segments()).extracting(Segment::durationMs).containsExactly(60_000L, 60_000L);
    assertThat(presses(script)).containsExactly(200L, 0L);
  }

  @Test
  void defect5AKeyHeldDownDoesNotTypeFaster() {
    var typed = recording().plays(0, "A").ends(60_000).types(0, 60_000, 300);
    var held = recording().plays(0, "A").ends(60_000).types(0, 60_000, 300);
    for (long t = 1_010; t < 3_000; t += 33) {
      held.add(new KeyPress(START + t, KeyClass.CHAR, KeyPress.UNKNOWN_HOLD, true));
    }

    assertThat(original(held, 60_000).getFirst().wpm()).isEqualTo(52.2);
    assertThat(original(typed, 60_000).getFirst().wpm()).isEqualTo(40);
    TypingMetrics metrics = held.segments().getFirst().metrics();
    assertThat(metrics.activeWpm()).isEqualTo(40)
        .isEqualTo(typed.segments().getFirst().metrics().activeWpm());
    assertThat(metrics.keys().repeats()).isEqualTo(61);
  }

  @Test
  void defect6ATrackChangeIsPlacedWhereItHappened() {
    var script = recording().plays(0, "A").plays(61_200, "B").ends(120_000).types(100, 119_900, 300);

    assertThat(original(script, 120_000)).extracting(Row::durationSeconds).containsExactly(65.0, 55.0);
    assertThat(script.segments()).extracting(Segment::durationMs).containsExactly(61_200L, 58_800L);
    assertThat(presses(script).getFirst()).isEqualTo(original(script, 120_000).getFirst().keypresses() - 13);
  }

  @Test
  void defect7TheSameTrackTwiceIsTwoPlays() {
    var script = recording().playsFrom(0, 0, "A").playsFrom(200_000, 0, "A").ends(400_000);

    assertThat(original(script, 400_000)).hasSize(1);
    assertThat(script.segments()).extracting(Segment::durationMs).containsExactly(200_000L, 200_000L);
  }

  @Test
  void defect8AnItemWithoutArtistsIsASegmentAndNoCrash() {
    var episode = new Track(Optional.of("e1"), "Episode", List.of(), "", OptionalLong.empty(), List.of());
    var script = recording().plays(0, "A")
        .music(60_000, new Playback.Playing(new NowPlaying(AudioKind.SPEECH, "script", episode),
            OptionalLong.empty()))
        .music(90_000, new Playback.Playing(new NowPlaying(AudioKind.MUSIC, "script", episode),
            OptionalLong.empty()))
        .ends(120_000);

    assertThatThrownBy(() -> original(script, 120_000)).isInstanceOf(NoSuchElementException.class);
    assertThat(script.segments()).extracting(segment -> segment.heard().state())
        .containsExactly(State.MUSIC, State.NONMUSIC, State.MUSIC);
    assertThat(script.segments()).extracting(segment -> segment.heard().artistId())
        .containsExactly("artist of a", "", "");
  }

  @Test
  void defect9AFailedGenreLookUpLosesNoPress() throws IOException {
    var script = recording().plays(0, "A").types(100, 59_900, 300);
    var demo = new OriginalDemo(POLL, artist -> {
      throw new IllegalStateException("429 Too Many Requests");
    });
    Path file = folder.resolve("recording.jsonl");

    assertThatThrownBy(() -> demo.rows(script.events(), START, START + 60_000)).hasMessageStartingWith("429");
    try (RecordingWriter writer = RecordingWriter.create(file, script.header())) {
      for (TimelineEvent event : script.events()) {
        writer.write(event);
      }
      writer.flush();
      assertThat(folded(file)).isEqualTo(script.segments());
    }
    assertThat(presses(script)).containsExactly(200L);
  }

  @Test
  void defect10ASegmentOfSeveralGenresIsStillOneSegment() {
    var script = recording().plays(0, "A", "pop", "rock", "jazz").plays(60_000, "B", "pop").ends(120_000)
        .types(0, 120_000, 300);
    var demo = new OriginalDemo(POLL,
        artist -> artist.equals("Artist of A") ? List.of("pop", "rock", "jazz") : List.of("pop"));

    List<Dot> dots = OriginalDemo.exploded(demo.rows(script.events(), START, START + 120_000));
    assertThat(dots).extracting(Dot::genre).containsExactly("pop", "rock", "jazz", "pop");
    assertThat(script.segments()).extracting(segment -> segment.heard().genres())
        .containsExactly(List.of("pop", "rock", "jazz"), List.of("pop"));
    double memberships = script.segments().stream()
        .mapToDouble(
            s -> s.heard().genres().stream().mapToDouble(genre -> 1.0 / s.heard().genres().size()).sum())
        .sum();
    assertThat(memberships).isCloseTo(2, within(1e-12));
  }

  private static List<Row> original(RecordingScript script, long end) {
    return new OriginalDemo(POLL, artist -> List.of()).rows(script.events(), START, START + end);
  }

  private static List<Segment> folded(Path file) throws IOException {
    try (RecordingReader reader = RecordingReader.open(file, warning -> {})) {
      List<TimelineEvent> events = new ArrayList<>();
      for (TimelineEvent event = reader.next(); event != null; event = reader.next()) {
        events.add(event);
      }
      return RecordingScript.segments(reader.header(), events);
    }
  }

  private static List<Long> presses(RecordingScript script) {
    return script.segments().stream().map(s -> s.metrics().keys().presses()).toList();
  }
}
