package songstroke.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import songstroke.segment.Exclusion;
import songstroke.segment.Reason;
import songstroke.segment.Segment;
import songstroke.segment.SegmentBuilder;
import songstroke.segment.SegmentsCsv;
import songstroke.segment.State;
import songstroke.segment.TypingMetrics;

class SegmentRowsTest {

  @Test
  void aSegmentsFileGivesTheReferenceVerdicts() throws IOException {
    for (String name : List.of("D1_single_label", "D2_multilabel_ar1", "D3_correlation")) {
      try (Reader in = new InputStreamReader(
          Objects.requireNonNull(SegmentRowsTest.class.getResourceAsStream(name + ".csv")),
          StandardCharsets.UTF_8)) {
        Report fromFile = Analysis.of(SegmentRows.of(SegmentsCsv.read(name, in)), AnalysisOptions.defaults());
        Report reference = Analysis.of(Fixture.load(name).rows(), AnalysisOptions.defaults());
        assertThat(fromFile.levels()).isEqualTo(reference.levels());
        assertThat(fromFile.model()).isEqualTo(reference.model());
      }
    }
  }

  @Test
  void partsOfOnePlayAroundAShortPauseAreAddedUp() {
    var selection = select(music(1, "t1", 20_000, 60), pause(2, 9_000), music(3, "t1", 20_000, 60),
        music(4, "t2", 40_000, 60));
    assertThat(selection.used()).extracting(row -> row.typing().intervals()).containsExactly(120.0, 60.0);
    assertThat(selection.excluded()).isEqualTo(Map.of("POOLED", 1, "WASH_OUT", 1));
  }

  @Test
  void aLongPauseOrTheSameTrackAgainIsAnotherPlay() {
    assertThat(select(music(1, "t1", 40_000, 60), pause(2, 11_000), music(3, "t1", 40_000, 60)).used())
        .hasSize(2);
    assertThat(select(music(1, "t1", 40_000, 60), music(2, "t1", 40_000, 60)).used()).hasSize(2);
  }

  @Test
  void whatTheSegmentsExcludeIsCountedUnderTheirCode() {
    Segment skipped = SegmentBuilder.segment().session("s", 1).day(1).hourLocal(9).minInSession(0)
        .state(State.MUSIC, "").track("t", "T").metrics(metrics(60)).durationMs(9_000)
        .excluded(Exclusion.SKIP).build();
    Segment spoken = SegmentBuilder.segment().session("s", 2).day(1).hourLocal(9).minInSession(0)
        .state(State.NONMUSIC, Reason.SPEECH).metrics(metrics(60)).durationMs(90_000)
        .excluded(Exclusion.NONMUSIC)
        .build();
    assertThat(select(skipped, spoken).excluded()).isEqualTo(Map.of("SKIP", 1, "NONMUSIC", 1));
  }

  @Test
  void whatIsUnknownStaysUnknown() {
    AnalysisRow row = SegmentRows.of(List.of(music(1, "t1", 40_000, 60)), _ -> Map.of("energy", 0.7))
        .getFirst();
    assertThat(row.typing().presses()).isEmpty();
    assertThat(row.typing().quartiles()).isEmpty();
    assertThat(row.task()).isEmpty();
    assertThat(row.sound()).isInstanceOfSatisfying(Sound.Music.class,
        music -> assertThat(music.properties()).containsEntry("energy", 0.7));
  }

  private static Eligibility.Selection select(Segment... segments) {
    return Eligibility.select(SegmentRows.of(List.of(segments)), Outcome.SPEED);
  }

  private static Segment music(long seq, String track, long millis, long intervals) {
    return SegmentBuilder.segment().session("s", seq).day(1).hourLocal(9).minInSession(4.0 * seq)
        .state(State.MUSIC, "")
        .track(track, track).metrics(metrics(intervals)).durationMs(millis).build();
  }

  private static Segment pause(long seq, long millis) {
    return SegmentBuilder.segment().session("s", seq).day(1).hourLocal(9).minInSession(4.0 * seq)
        .state(State.SILENCE, Reason.PAUSED).metrics(metrics(5)).durationMs(millis)
        .excluded(Exclusion.WASH_OUT)
        .build();
  }

  private static TypingMetrics metrics(long intervals) {
    return TypingMetrics.of(TypingMetrics.Keys.UNKNOWN, intervals, intervals * 250);
  }
}
