package songstroke.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;

import org.junit.jupiter.api.Test;
import songstroke.analyze.Outcome;
import songstroke.segment.ByPause;
import songstroke.segment.LastSession;
import songstroke.segment.Reason;
import songstroke.segment.SegmentBuilder;
import songstroke.segment.State;
import songstroke.segment.TypingMetrics;
import songstroke.visualize.HourChart;
import songstroke.visualize.SessionClock;
import songstroke.visualize.SessionTimeline;
import songstroke.visualize.SessionTimeline.Kind;
import songstroke.visualize.WpmCharts;

class TimeChartsTest {
  private static final Findings NOTHING = ReportSamples.findings(Level.GENRE, Outcome.SPEED,
      ByPause.NONE);

  @Test
  void theDayShowsWhatWasTypedWithMusicAndWithout() {
    HourChart chart = TimeCharts.hours(NOTHING, List.of(typed(9.25, 100).state(State.MUSIC, "").build(),
        typed(23.99, 50).state(State.SILENCE, Reason.STOPPED).build()));

    assertThat(chart.segments()).extracting(HourChart.Segment::hourLocal, HourChart.Segment::intervals,
        HourChart.Segment::activeMs).containsExactly(tuple(9.25, 100L, 20_000L), tuple(23.99, 50L, 10_000L));
    assertThat(chart.days()).isEmpty();
  }

  @Test
  void whatHasNoHourOrNoTypingIsLeftOut() {
    assertThat(TimeCharts.hours(NOTHING, List.of(typed(Double.NaN, 100).build(), typed(9, 0).build(),
        SegmentBuilder.segment().hourLocal(9).build())).segments()).isEmpty();
  }

  @Test
  void theDaysOfTheReportAreThoseOfTheChart() {
    Findings diary = ReportSamples.findings(Level.GENRE, Outcome.SPEED);
    HourChart chart = TimeCharts.hours(diary, ReportSamples.DIARY.usual());

    assertThat(chart.segments()).hasSize(252);
    assertThat(chart.days()).hasValue(
        new WpmCharts.Days(diary.days().orElseThrow().first(), diary.days().orElseThrow().last()));
    assertThat(chart.scene().items()).isNotEmpty();
  }

  @Test
  void theLastSessionIsALaneOfWhatWasHeard() {
    SessionTimeline chart = TimeCharts.session(new LastSession(List.of(
        lasting(60_000).state(State.MUSIC, "").track("t1", "Low Tide").artist("nova", "Nova").build(),
        lasting(5_000).state(State.SILENCE, Reason.PAUSED).build(),
        lasting(30_000).state(State.NONMUSIC, Reason.AD).build(),
        lasting(1_000).state(State.UNKNOWN, Reason.UNREACHABLE).build(),
        lasting(9_000).state(State.SUSPEND, Reason.SUSPEND).build()),
        List.of(new LastSession.Pace(5_000, 60), new LastSession.Pace(15_000, 0),
            new LastSession.Pace(100_000, 30))));

    assertThat(chart.lane()).extracting(SessionTimeline.Stretch::startMs, SessionTimeline.Stretch::endMs,
        SessionTimeline.Stretch::label, SessionTimeline.Stretch::kind)
        .containsExactly(tuple(0L, 60_000L, "Low Tide – Nova", Kind.MUSIC),
            tuple(60_000L, 65_000L, "", Kind.SILENCE), tuple(65_000L, 95_000L, "", Kind.SPEECH),
            tuple(95_000L, 96_000L, "", Kind.UNKNOWN),
            tuple(96_000L, 105_000L, "", Kind.GAP));
    assertThat(chart.points()).extracting(SessionTimeline.Point::tMs, SessionTimeline.Point::wpm)
        .containsExactly(tuple(5_000L, 60.0), tuple(15_000L, 0.0), tuple(100_000L, 30.0));
    assertThat(chart.scene().items()).isNotEmpty();
  }

  @Test
  void theSessionBeginsByTheClockOnTheWall() {
    SegmentBuilder segment = lasting(60_000).startUtc(Instant.parse("2026-03-02T23:30:00Z")).utcOffsetMin(60);
    SessionTimeline chart = TimeCharts.session(new LastSession(List.of(segment.build()), List.of()));

    assertThat(chart.clock()).hasValue(SessionClock.from(LocalTime.of(0, 30)));
    assertThat(chart.subtitle()).endsWith("what was playing, 3\u00a0Mar\u00a02026");
  }

  @Test
  void onlyWhatLiesBetweenTheFirstTextPressAndTheLastIsShown() {
    SegmentBuilder first = lasting(120_000).state(State.SILENCE, Reason.STOPPED)
        .startUtc(Instant.parse("2026-03-02T10:00:00Z")).utcOffsetMin(60);
    SessionTimeline chart = TimeCharts.session(new LastSession(List.of(first.build(),
        lasting(60_000).state(State.MUSIC, "").track("t1", "Low Tide").build(),
        lasting(82_800_000).state(State.SUSPEND, Reason.RECORDER_PAUSED).build()),
        List.of(new LastSession.Pace(95_000, 60), new LastSession.Pace(105_000, 50),
            new LastSession.Pace(165_000, 40))));

    assertThat(chart.lane()).extracting(SessionTimeline.Stretch::startMs, SessionTimeline.Stretch::endMs)
        .containsExactly(tuple(0L, 30_000L), tuple(30_000L, 80_000L));
    assertThat(chart.points()).extracting(SessionTimeline.Point::tMs)
        .containsExactly(5_000L, 15_000L, 75_000L);
    assertThat(chart.clock()).hasValue(SessionClock.from(LocalTime.of(11, 1, 30)));
  }

  @Test
  void theClockThatIsSetInsideASegmentIsSetAtTheFullHour() {
    SegmentBuilder before = lasting(1_800_000).startUtc(Instant.parse("2026-10-25T00:45:00Z"))
        .utcOffsetMin(120);
    SegmentBuilder after = lasting(600_000).startUtc(Instant.parse("2026-10-25T01:15:00Z")).utcOffsetMin(60);
    SessionTimeline chart = TimeCharts.session(new LastSession(List.of(before.build(), after.build()),
        List.of()));

    assertThat(chart.clock()).hasValue(new SessionClock(LocalTime.of(2, 45),
        List.of(new SessionClock.Shift(900_000, -3_600_000))));
  }

  @Test
  void aSessionOfNothingSaysSo() {
    SessionTimeline chart = TimeCharts.session(new LastSession(List.of(), List.of()));

    assertThat(chart.clock()).isEmpty();
    assertThat(chart.lane()).isEmpty();
    assertThat(chart.subtitle()).endsWith("what was playing");
    assertThat(
        TimeCharts.session(new LastSession(List.of(lasting(TypingMetrics.UNDEFINED).build()), List.of()))
            .lane())
        .isEmpty();
  }

  private static SegmentBuilder typed(double hour, long intervals) {
    return SegmentBuilder.segment().hourLocal(hour)
        .metrics(TypingMetrics.of(TypingMetrics.Keys.UNKNOWN, intervals, 200 * intervals));
  }

  private static SegmentBuilder lasting(long millis) {
    return SegmentBuilder.segment().durationMs(millis);
  }
}
