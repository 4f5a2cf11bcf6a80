package songstroke.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import songstroke.pipeline.RunRecord;
import songstroke.pipeline.RunState;

class RunClockTest {
  private static final Instant DAY_0 = Instant.parse("2026-03-02T09:00:00Z");
  private static final Duration KEEP = Duration.ofDays(30);

  @Test
  void theFirstRunIsBelieved() {
    assertThat(clock(0).now()).isEqualTo(day(0));
  }

  @Test
  void dailyRunsAreBelievedAtOnce() {
    assertThat(clock(0, 1, 2.2, 3).now()).isEqualTo(day(3));
  }

  @ParameterizedTest
  @ValueSource(doubles = {2, 40, 4_000})
  void aClockThatIsAheadForARunOrTwoIsNotBelieved(double ahead) {
    assertThat(clock(0, 1, 1 + ahead).now()).isEqualTo(day(1));
    assertThat(clock(0, 1, 1 + ahead, 1.01 + ahead).now()).isEqualTo(day(1));
    assertThat(clock(0, 1, 1 + ahead, 1 + 2 * ahead).now()).isEqualTo(day(1));
  }

  @Test
  void aClockThatIsAheadForManyRunsOfOneDayIsNotBelieved() {
    assertThat(clock(0, 40, 40.1, 40.2, 40.3, 40.9).now()).isEqualTo(day(0));
  }

  @Test
  void aClockThatWasAheadIsForgottenOnceItIsRightAgain() {
    assertThat(clock(0, 40, 0.1).now()).isEqualTo(day(0.1));
    assertThat(clock(0, 40, 0.1, 41.5, 42).now()).isEqualTo(day(0.1));
  }

  @Test
  void afterAPauseOfWeeksTheClockIsBelievedADayLater() {
    assertThat(clock(0, 21, 21.2, 21.4).now()).isEqualTo(day(0));
    assertThat(clock(0, 21, 21.2, 21.4, 22.1).now()).isEqualTo(day(22.1));
  }

  @Test
  void whoRunsItRarelyIsBelievedTwoRunsLater() {
    assertThat(clock(0, 40, 80, 120, 160).now()).isEqualTo(day(80));
  }

  @Test
  void aClockThatIsBehindShowsAnEarlierTimeAndIsBelievedAgainADayAfterItIsRight() {
    assertThat(clock(0, 1, -20_000).now()).isEqualTo(day(-20_000));
    assertThat(clock(0, 1, -20_000, 1.1, 1.2).now()).isEqualTo(day(-20_000));
    assertThat(clock(0, 1, -20_000, 1.1, 1.2, 2.3).now()).isEqualTo(day(2.3));
  }

  @Test
  void whatWasMadeWhileTheClockWasBehindIsNoOlderThanTheRunBefore() {
    RunClock clock = clock(0, 1, -20_000, 1.1, 1.2, 2.3);
    assertThat(clock.atEarliest("run-2", day(-20_000))).isEqualTo(day(1));
    assertThat(clock.atEarliest("run-1", day(1))).isEqualTo(day(1));
  }

  @Test
  void whatWasMadeBeforeTheClockWasRightForTheFirstTimeIsAsOldAsThat() {
    RunClock clock = clock(-20_000, -19_999.9, 0, 0.5, 1.5);
    assertThat(clock.now()).isEqualTo(day(1.5));
    assertThat(clock.atEarliest("run-0", day(-20_000))).isEqualTo(day(0));
  }

  @Test
  void theLessIsKeptTheShorterALeapIsNoticed() {
    assertThat(RunClock.after(runs(List.of(0.0)), day(1.2), Duration.ofDays(1)).now()).isEqualTo(day(0));
    assertThat(RunClock.after(runs(List.of(0.0)), day(0.2), Duration.ofDays(1)).now()).isEqualTo(day(0.2));
  }

  /// The last of these days is now, the others are those of runs.
  private static RunClock clock(double... days) {
    List<Double> runs = new ArrayList<>();
    for (int i = 0; i < days.length - 1; i++) {
      runs.add(days[i]);
    }
    return RunClock.after(runs(runs), day(days[days.length - 1]), KEEP);
  }

  private static List<RunRecord> runs(List<Double> days) {
    List<RunRecord> runs = new ArrayList<>();
    for (double day : days) {
      runs.add(new RunRecord("run-" + runs.size(), "correlation", "local", new RunState.Succeeded(), day(day),
          Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), List.of()));
    }
    return runs;
  }

  private static Instant day(double days) {
    return DAY_0.plusMillis(Math.round(days * 86_400_000));
  }
}
