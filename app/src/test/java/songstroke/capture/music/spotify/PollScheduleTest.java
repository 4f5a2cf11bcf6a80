package songstroke.capture.music.spotify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import songstroke.spotify.Answer;

/// When the next question is due; times are in seconds since the beginning.
class PollScheduleTest {
  private static final Answer ANSWER = new Answer.Idle(0, 0);
  private static final Outlook IDLE = new Outlook(Outlook.Pace.IDLE, OptionalLong.empty());
  private static final Outlook HALTED = new Outlook(Outlook.Pace.HALTED, OptionalLong.empty());
  private static final Outlook ENDLESS = new Outlook(Outlook.Pace.RUNNING, OptionalLong.empty());

  private double budget = 1;
  private final PollSchedule schedule = new PollSchedule(Duration.ofSeconds(15), () -> budget, 0);

  @Test
  void theFirstQuestionIsDueAtOnce() {
    assertThat(schedule.due()).hasValue(0);
  }

  @Test
  void inATrackItAsksNowAndThenAndJustAfterTheEnd() {
    assertThat(dueAfter(0, endsAt(200))).isEqualTo(15);
    assertThat(dueAfter(165, endsAt(200))).isEqualTo(180);
    assertThat(dueAfter(180, endsAt(200))).isEqualTo(200.8);
    assertThat(dueAfter(195, endsAt(200))).isEqualTo(200.8);
  }

  @Test
  void beyondThePredictedEndItAsksLessAndLess() {
    assertThat(dueAfter(200.8, endsAt(200))).isEqualTo(202.8);
    assertThat(dueAfter(203, endsAt(200))).isEqualTo(207);
    assertThat(dueAfter(207, endsAt(200))).isEqualTo(215);
    assertThat(dueAfter(215, endsAt(200))).isEqualTo(230);
    assertThat(dueAfter(230, endsAt(400))).isEqualTo(245);
    assertThat(dueAfter(401, endsAt(400))).isEqualTo(403);
  }

  @Test
  void aRestingPlayerIsAskedLessAndLess() {
    assertThat(dueAfter(0, IDLE)).isEqualTo(15);
    assertThat(dueAfter(15, HALTED)).isEqualTo(45);
    assertThat(dueAfter(45, IDLE)).isEqualTo(105);
    assertThat(dueAfter(105, IDLE)).isEqualTo(165);
    assertThat(dueAfter(165, ENDLESS)).isEqualTo(180);
    assertThat(dueAfter(180, HALTED)).isEqualTo(195);
  }

  @Test
  void whatSeemsToHaveGoneIsAskedForSoon() {
    assertThat(dueAfter(10, new Outlook(Outlook.Pace.DOUBT, OptionalLong.empty()))).isEqualTo(13);
  }

  @Test
  void whenNobodyTypesNothingIsAskedAndTheNextPressAsksAtOnce() {
    for (double t = 0; t <= 120; t += 15) {
      schedule.answered(ANSWER, endsAt(1_000), nanos(t));
    }
    assertThat(schedule.due()).isEmpty();
    assertThat(schedule.isResting(nanos(121))).isTrue();

    schedule.typed(nanos(500));
    assertThat(schedule.due().orElseThrow()).isLessThanOrEqualTo(nanos(500));
  }

  @Test
  void aPressDoesNotOpenAGate() {
    schedule.answered(new Answer.Gated(Duration.ofSeconds(1_000), "429"), IDLE, nanos(10));
    schedule.typed(nanos(500));
    assertThat(schedule.due()).isEmpty();
    assertThat(schedule.isResting(nanos(500))).isFalse();

    schedule.typed(nanos(900));
    assertThat(seconds(schedule.due())).isBetween(1_010.0, 1_010.01);
    assertThat(dueAfterGate(Duration.ZERO)).isEqualTo(1_001);
    assertThat(dueAfterGate(Duration.ofSeconds(Long.MAX_VALUE))).isGreaterThan(86_400 * 300.0);
  }

  @Test
  void withoutANetworkItTriesLessAndLess() {
    var unreachable = new Answer.Unreachable("no route");
    double t = 0;
    for (double wait : new double[]{5, 10, 20, 40, 60, 60}) {
      schedule.answered(unreachable, IDLE, nanos(t));
      schedule.typed(nanos(t));
      assertThat(seconds(schedule.due())).isEqualTo(t + wait);
      t += wait;
    }
    schedule.answered(ANSWER, ENDLESS, nanos(t));
    schedule.answered(unreachable, IDLE, nanos(t));
    schedule.typed(nanos(t));
    assertThat(seconds(schedule.due())).isEqualTo(t + 5);
  }

  @Test
  void withoutASignInItLooksEveryTenMinutes() {
    schedule.answered(new Answer.SignInNeeded("songstroke spotify login"), IDLE, 0);
    schedule.typed(nanos(590));
    assertThat(seconds(schedule.due())).isEqualTo(600);
    schedule.answered(new Answer.Refused("no"), IDLE, nanos(600));
    schedule.typed(nanos(1_190));
    assertThat(seconds(schedule.due())).isEqualTo(1_200);
  }

  @Test
  void aSmallBudgetSlowsItDownButNotAtTheEndOfATrack() {
    budget = 0.5;
    assertThat(dueAfter(0, endsAt(1_000))).isEqualTo(15);
    budget = 0.25;
    assertThat(dueAfter(0, endsAt(1_000))).isEqualTo(30);
    assertThat(dueAfter(0, IDLE)).isEqualTo(30);
    budget = 0;
    assertThat(dueAfter(0, endsAt(1_000))).isEqualTo(60);
    assertThat(dueAfter(960, endsAt(1_000))).isEqualTo(1_000.8);
    budget = Double.NaN;
    assertThat(dueAfter(0, endsAt(1_000))).isEqualTo(60);
  }

  @Test
  void aGentleHeartbeatHoldsForAPlayerThatRestsToo() {
    var gentle = new PollSchedule(Duration.ofSeconds(30), () -> 1, 0);
    gentle.answered(ANSWER, IDLE, 0);
    assertThat(seconds(gentle.due())).isEqualTo(30);
    assertThatThrownBy(() -> new PollSchedule(Duration.ofMillis(900), () -> 1, 0))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("at most once a second");
  }

  private double dueAfter(double now, Outlook outlook) {
    schedule.typed(nanos(now));
    schedule.answered(ANSWER, outlook, nanos(now));
    return seconds(schedule.due());
  }

  private double dueAfterGate(Duration opensIn) {
    schedule.answered(new Answer.Gated(opensIn, "429"), IDLE, nanos(1_000));
    schedule.typed(Long.MAX_VALUE / 2);
    return seconds(schedule.due());
  }

  private static Outlook endsAt(double seconds) {
    return new Outlook(Outlook.Pace.RUNNING, OptionalLong.of(nanos(seconds)));
  }

  private static double seconds(OptionalLong nanos) {
    return nanos.orElseThrow() / 1e9;
  }

  private static long nanos(double seconds) {
    return Math.round(seconds * 1e3) * 1_000_000;
  }
}
