package songstroke.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static songstroke.segment.RecordingScript.BERLIN;
import static songstroke.segment.RecordingScript.START;
import static songstroke.segment.RecordingScript.recording;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;
import songstroke.timeline.KeyClass;
import songstroke.timeline.KeyPress;
import songstroke.timeline.Mark;
import songstroke.timeline.PlaybackChange;
import songstroke.timeline.RecordingHeader;

/// Midnight, daylight saving, zones and steps of the clock: labels change, lengths do not.
class WallClockCasesTest {
  private static final long HOUR = 3_600_000;

  @Test
  void midnightIsNoCutAndTheDayBeginsAtFour() {
    assertThat(dayOf("2026-03-02T02:59:59.999Z")).isEqualTo(LocalDate.of(2026, 3, 1).toEpochDay());
    assertThat(dayOf("2026-03-02T03:00:00Z")).isEqualTo(LocalDate.of(2026, 3, 2).toEpochDay());

    long start = Instant.parse("2026-03-02T22:50:00Z").toEpochMilli();
    var header = new RecordingHeader(start, BERLIN, "", "");
    var segments = RecordingScript.segments(header,
        java.util.List.of(new PlaybackChange(start, RecordingScript.playing(RecordingScript.track("A"))),
            KeyPress.of(start + HOUR / 4, KeyClass.CHAR), new Mark(start + HOUR, Mark.Kind.END)));
    assertThat(segments).singleElement()
        .satisfies(segment -> assertThat(segment.durationMs()).isEqualTo(HOUR));
  }

  @Test
  void theHourThatSummerTimeSkipsChangesNoLength() {
    long start = Instant.parse("2026-03-29T00:30:00Z").toEpochMilli();
    var script = new RecordingHeader(start, BERLIN, "", "");
    var segments = RecordingScript.segments(script,
        java.util.List.of(new PlaybackChange(start, RecordingScript.playing(RecordingScript.track("A"))),
            new PlaybackChange(start + HOUR, RecordingScript.playing(RecordingScript.track("B"))),
            new Mark(start + 2 * HOUR, Mark.Kind.END)));

    assertThat(segments).extracting(Segment::durationMs).containsExactly(HOUR, HOUR);
    assertThat(segments).extracting(segment -> segment.when().hourLocal()).containsExactly(1.5, 3.5);
    assertThat(segments).extracting(s -> s.when().utcOffsetMin().orElseThrow()).containsExactly(60, 120);
  }

  @Test
  void theHourThatWinterTimeRepeatsChangesNoLength() {
    long start = Instant.parse("2026-10-25T00:30:00Z").toEpochMilli();
    var header = new RecordingHeader(start, BERLIN, "", "");
    var segments = RecordingScript.segments(header,
        java.util.List.of(new PlaybackChange(start, RecordingScript.playing(RecordingScript.track("A"))),
            new PlaybackChange(start + HOUR, RecordingScript.playing(RecordingScript.track("B"))),
            new Mark(start + 2 * HOUR, Mark.Kind.END)));

    assertThat(segments).extracting(Segment::durationMs).containsExactly(HOUR, HOUR);
    assertThat(segments).extracting(segment -> segment.when().hourLocal()).containsExactly(2.5, 2.5);
  }

  @Test
  void aJourneyChangesTheLabelsOfWhatFollows() {
    var segments = recording().plays(0, "A")
        .wall(HOUR, START + HOUR, ZoneId.of("Asia/Tokyo")).plays(HOUR, "B").ends(2 * HOUR).segments();

    assertThat(segments).extracting(segment -> segment.when().hourLocal()).containsExactly(10.0, 19.0);
    assertThat(segments).extracting(s -> s.when().utcOffsetMin().orElseThrow()).containsExactly(60, 540);
    assertThat(segments).extracting(s -> s.when().startUtc().orElseThrow())
        .containsExactly(Instant.ofEpochMilli(START), Instant.ofEpochMilli(START + HOUR));
  }

  @Test
  void aSteppedWallClockChangesLabelsAndNeitherOrderNorLengths() {
    var segments = recording().plays(0, "A").wall(600_000, START - 5 * HOUR, BERLIN).plays(900_000, "B")
        .types(899_000, 901_000, 500).ends(1_200_000).segments();

    assertThat(segments).extracting(Segment::durationMs).containsExactly(900_000L, 300_000L);
    assertThat(segments.get(1).when().startUtc()).contains(Instant.ofEpochMilli(START - 5 * HOUR + 300_000));
    assertThat(segments.get(1).when().hourLocal()).isCloseTo(5 + 5 / 60.0, within(1e-12));
    assertThat(segments.get(1).when().minInSession()).isEqualTo(15.0);
  }

  private static long dayOf(String start) {
    return recording(Instant.parse(start).toEpochMilli(), BERLIN)
        .add(new Mark(Instant.parse(start).toEpochMilli() + 1, Mark.Kind.END))
        .segments()
        .getFirst()
        .when().day()
        .orElseThrow();
  }
}
