package songstroke.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static songstroke.segment.RecordingScript.START;
import static songstroke.segment.RecordingScript.recording;

import java.util.List;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import songstroke.timeline.KeyClass;
import songstroke.timeline.Mark;

class RecordingFoldTest {
  private static final long MINUTE = 60_000;

  @Test
  void theSameStretchesAreCountedUnderThreePauseLimits() {
    Folded folded = fold(
        recording().plays(0, "A").types(0, 30_000, 1_500).types(30_000, 60_000, 3_000).ends(60_000));

    ByPause segments = folded.segments();
    assertThat(segments.usual()).isEqualTo(recording().plays(0, "A").types(0, 30_000, 1_500)
        .types(30_000, 60_000, 3_000).ends(60_000).segments());
    assertThat(segments.others()).hasSize(2).allSatisfy(
        other -> assertThat(other).extracting(segment -> segment.place().id(), Segment::durationMs)
            .isEqualTo(segments.usual().stream().map(s -> tuple(s.place().id(), s.durationMs()))
                .toList()));
    assertThat(
        List.of(intervals(segments.shorter()), intervals(segments.usual()), intervals(segments.longer())))
        .containsExactly(0L, 20L, 29L);
  }

  @Test
  void pressesThatBelongToNoSegmentAreCountedApart() {
    Folded folded = fold(recording().plays(0, "A").types(0, 1_000, 100).mark(2_000, Mark.Kind.PAUSE)
        .types(2_000, 2_500, 100).mark(3_000, Mark.Kind.UNPAUSE).ends(5_000).key(6_000, KeyClass.CHAR));

    assertThat(folded.presses()).isEqualTo(16);
    assertThat(folded.unattributed()).isEqualTo(6);
  }

  @Test
  void theLastSessionBeginsAfterAQuarterOfAnHourWithoutTyping() {
    Folded folded = fold(
        recording().plays(0, "A").types(0, MINUTE, 200).plays(MINUTE, "B").plays(21 * MINUTE, "C")
            .types(21 * MINUTE, 22 * MINUTE, 300).plays(22 * MINUTE, "D").types(22 * MINUTE, 23 * MINUTE, 300)
            .ends(23 * MINUTE));

    LastSession last = folded.lastSession();
    assertThat(last.segments()).extracting(segment -> segment.heard().trackName()).containsExactly("C", "D");
    assertThat(LastSession.of(folded.segments().usual(), last.pace())).isEqualTo(last);
  }

  @Test
  void thePaceIsGrossAndZeroWhereNothingWasTyped() {
    LastSession last = fold(
        recording().plays(0, "A").types(0, 10_000, 200).types(20_000, 30_000, 100).ends(30_000))
        .lastSession();

    assertThat(last.pace()).extracting(LastSession.Pace::wordsPerMinute).containsExactly(60.0, 0.0, 120.0);
    assertThat(last.pace()).extracting(LastSession.Pace::millis).containsExactly(5_000L, 15_000L, 25_000L);
  }

  @Test
  void aLongSessionHasWiderPartsAndNeverMoreThanThreeHundred() {
    RecordingScript tenHours = recording().plays(0, "A");
    tenHours.types(0, 600 * MINUTE, 10 * MINUTE).ends(600 * MINUTE);

    List<LastSession.Pace> pace = fold(tenHours).lastSession().pace();
    assertThat(pace).hasSizeBetween(150, 300);
    assertThat(pace.getFirst().wordsPerMinute()).isGreaterThan(0);
    assertThat(pace.getLast().wordsPerMinute()).isGreaterThan(0);
    double minutes = (pace.get(2).millis() - pace.get(1).millis()) / (double) MINUTE;
    assertThat(pace.subList(1, pace.size() - 1).stream().mapToDouble(LastSession.Pace::wordsPerMinute).sum()
        * minutes).as("words of 58 presses").isCloseTo(58 / 5.0, within(1e-6));
  }

  @Test
  void theLastSessionIsTheLastOneWithTyping() {
    Folded folded = fold(recording().plays(0, "A").types(0, MINUTE, 200).mark(2 * MINUTE, Mark.Kind.SUSPEND)
        .mark(800 * MINUTE, Mark.Kind.RESUME).plays(800 * MINUTE, "B").ends(801 * MINUTE));

    LastSession last = folded.lastSession();
    assertThat(last.segments().getFirst().heard().trackName()).isEqualTo("A");
    assertThat(last.segments()).extracting(segment -> segment.heard().trackName()).doesNotContain("B");
    assertThat(last.pace()).hasSize(6).allSatisfy(
        part -> assertThat(part.wordsPerMinute()).isCloseTo(60, within(1.0)));
    assertThat(LastSession.of(folded.segments().usual(), last.pace())).isEqualTo(last);
  }

  @Test
  void theRestOfARecordingThatIsShorterThanAPartIsNoDive() {
    LastSession last = fold(recording().plays(0, "A").types(0, 33_000, 200).ends(33_000)).lastSession();

    assertThat(last.pace()).hasSize(3).allSatisfy(
        part -> assertThat(part.wordsPerMinute()).isCloseTo(60, within(1.0)));
  }

  @Test
  void aBreakInsideASegmentEndsTheSessionThatIsShown() {
    LastSession last = fold(recording().plays(0, "A").types(0, MINUTE, 200)
        .types(30 * MINUTE, 31 * MINUTE, 200).ends(40 * MINUTE)).lastSession();

    assertThat(last.pace()).hasSize(6);
    assertThat(last.pace().getFirst().millis()).isEqualTo(30 * MINUTE + 5_000);
  }

  @Test
  void aRecordingWithoutTypingDoesNotHideTheSessionBeforeIt() {
    Folded typed = fold(recording().plays(0, "A").types(0, 5_000, 200).ends(10_000));
    Folded idle = fold(RecordingScript.recording(START + MINUTE, RecordingScript.BERLIN).plays(MINUTE, "B")
        .ends(MINUTE + 20_000));

    Folded both = typed.then(idle);
    assertThat(both.lastSession()).isEqualTo(typed.lastSession());
    assertThat(LastSession.of(both.segments().usual(), both.lastSession().pace()))
        .isEqualTo(both.lastSession());
  }

  @Test
  void anEmptyRecordingHasNoLastSession() {
    Folded folded = fold(recording().ends(0));

    assertThat(folded).isEqualTo(new Folded(ByPause.NONE, new LastSession(List.of(), List.of()), 0, 0));
  }

  @Test
  void twoRecordingsAreOneAfterTheOther() {
    Folded first = fold(recording().plays(0, "A").types(0, 5_000, 200).ends(10_000));
    Folded second = fold(
        RecordingScript.recording(START + MINUTE, RecordingScript.BERLIN).plays(MINUTE, "B")
            .types(MINUTE, MINUTE + 5_000, 500).ends(MINUTE + 20_000));

    Folded both = first.then(second);
    assertThat(both.segments().usual()).extracting(segment -> segment.heard().trackName())
        .containsExactly("A", "B");
    assertThat(both.segments().shorter()).hasSameSizeAs(both.segments().usual());
    assertThat(both.presses()).isEqualTo(35);
    assertThat(both.lastSession()).isEqualTo(second.lastSession());
  }

  @Test
  void aListInWhichNothingChangesIsHandedOnAsItIs() {
    ByPause segments = fold(recording().plays(0, "A").types(0, 5_000, 1_500).ends(10_000)).segments();

    ByPause same = segments.with(UnaryOperator.identity());
    assertThat(same.usual()).isSameAs(segments.usual());
    assertThat(same.longer()).isSameAs(segments.longer());
    ByPause jazz = segments.with(segment -> segment.withGenres(List.of("jazz")));
    assertThat(jazz.others()).allSatisfy(
        other -> assertThat(other).extracting(segment -> segment.heard().genres())
            .containsExactly(List.of("jazz")));
    assertThat(ByPause.only(segments.usual()).with(segment -> segment.withGenres(List.of("jazz"))).others())
        .isEmpty();
  }

  private static Folded fold(RecordingScript script) {
    var fold = new RecordingFold(script.header());
    script.events().forEach(fold::accept);
    return fold.finish();
  }

  private static long intervals(List<Segment> segments) {
    return segments.getFirst().metrics().intervals();
  }
}
