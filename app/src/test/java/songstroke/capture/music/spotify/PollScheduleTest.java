package songstroke.capture.music.spotify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import songstroke.spotify.Answer;
import songstroke.spotify.Pace;

/// When the next question is due; times are in seconds since the beginning.
class PollScheduleTest {
  private static final Answer ANSWER = new Answer.Idle(0, 0);
  private static final PollForecast IDLE = new PollForecast(PollForecast.Pace.IDLE, OptionalLong.empty());
  private static final PollForecast HALTED = new PollForecast(PollForecast.Pace.HALTED, OptionalLong.empty());
  private static final PollForecast ENDLESS = new PollForecast(PollForecast.Pace.RUNNING,
      OptionalLong.empty());

  private Duration even = Duration.ofSeconds(20);
  private Duration least = Duration.ZERO;
  private final PollSchedule schedule = new PollSchedule(Optional.of(Duration.ofSeconds(15)),
      () -> new Pace(even, least), 0);

  @Test
  void theFirstQuestionIsDueAtOnce() {
    assertThat(schedule.due()).hasValue(0);
  }

  @Test
  void inATrackItAsksAtEvenStepsTheLastOfWhichIsJustAfterTheEnd() {
    assertThat(dueAfter(0, endsAt(200))).isBetween(14.0, 15.0);
    assertThat(dueAfter(163.3, endsAt(200))).isBetween(175.7, 175.9);
    assertThat(dueAfter(175.8, endsAt(200))).isEqualTo(188.3);
    assertThat(dueAfter(188.3, endsAt(200))).isEqualTo(200.8);
    assertThat(dueAfter(195, endsAt(200))).isEqualTo(200.8);
  }

  @Test
  void withoutAWishItAsksOftenAtFirstAndThenOftenEnoughForATrackOfTwentySeconds() {
    var auto = new PollSchedule(Optional.empty(), () -> new Pace(even, least), 0);
    auto.answered(ANSWER, endsAt(1_000), 0);
    assertThat(seconds(auto.due())).isBetween(1.9, 2.0);
    auto.answered(ANSWER, HALTED, nanos(80));
    assertThat(seconds(auto.due())).isEqualTo(83);
    auto.typed(nanos(100));
    auto.answered(ANSWER, endsAt(1_000), nanos(100));
    assertThat(seconds(auto.due())).isBetween(118.0, 119.0);
    even = Duration.ofSeconds(15);
    auto.answered(ANSWER, endsAt(1_000), nanos(100));
    assertThat(seconds(auto.due())).isBetween(116.0, 117.0);
  }

  @Test
  void withoutAWishALongRestIsLookedAtLessAndLess() {
    var auto = new PollSchedule(Optional.empty(), () -> new Pace(even, least), nanos(-100));
    rest(auto, 0, 19);
    rest(auto, 899, 19);
    rest(auto, 900, 30);
    rest(auto, 1_799, 30);
    rest(auto, 1_800, 60);
    auto.answered(ANSWER, ENDLESS, nanos(1_860));
    rest(auto, 1_861, 19);
  }

  private static void rest(PollSchedule schedule, double now, double wait) {
    schedule.typed(nanos(now));
    schedule.answered(ANSWER, HALTED, nanos(now));
    assertThat(seconds(schedule.due())).isEqualTo(now + wait);
  }

  @Test
  void beyondThePredictedEndItAsksLessAndLess() {
    assertThat(dueAfter(200.8, endsAt(200))).isEqualTo(202.8);
    assertThat(dueAfter(203, endsAt(200))).isEqualTo(207);
    assertThat(dueAfter(207, endsAt(200))).isEqualTo(215);
    assertThat(dueAfter(215, endsAt(200))).isEqualTo(230);
    assertThat(dueAfter(230, endsAt(400))).isBetween(244.0, 245.0);
    assertThat(dueAfter(401, endsAt(400))).isEqualTo(403);
  }

  @Test
  void aWishHoldsForAPlayerThatRestsToo() {
    for (double t = 0; t < 2_000; t += 15) {
      assertThat(dueAfter(t, t < 1_000 ? HALTED : IDLE)).isEqualTo(t + 15);
    }
  }

  @Test
  void whatSeemsToHaveGoneIsAskedForSoon() {
    assertThat(dueAfter(10, new PollForecast(PollForecast.Pace.DOUBT, OptionalLong.empty()))).isEqualTo(13);
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
  void noQuestionIsSoonerThanSpotifyAllows() {
    least = Duration.ofSeconds(40);
    assertThat(dueAfter(0, IDLE)).isEqualTo(40);
    assertThat(dueAfter(40, endsAt(41))).isEqualTo(80);
    assertThat(dueAfter(80, endsAt(79))).isEqualTo(120);
    assertThat(dueAfter(120, new PollForecast(PollForecast.Pace.DOUBT, OptionalLong.empty()))).isEqualTo(160);
    assertThat(dueAfter(160, endsAt(238))).as("the end, when it comes before a second question could")
        .isEqualTo(238.8);
    assertThat(schedule.slowness()).hasValue(new PollSchedule.Slowness(Duration.ofSeconds(15), least));

    least = Duration.ofSeconds(15);
    assertThat(dueAfter(240, IDLE)).isEqualTo(255);
    assertThat(schedule.slowness()).isEmpty();
  }

  @Test
  void aPressAfterALongRestIsNoReasonToAskSoonerThanAllowed() {
    least = Duration.ofSeconds(40);
    for (double t = 0; t <= 120; t += 40) {
      schedule.answered(ANSWER, IDLE, nanos(t));
    }
    schedule.typed(nanos(125));
    assertThat(seconds(schedule.due())).isEqualTo(160);
  }

  @Test
  void nobodyMayWishForMoreThanOneQuestionASecond() {
    assertThatThrownBy(
        () -> new PollSchedule(Optional.of(Duration.ofMillis(900)), () -> new Pace(even, least), 0))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("at most once a second");
  }

  private double dueAfter(double now, PollForecast outlook) {
    schedule.typed(nanos(now));
    schedule.answered(ANSWER, outlook, nanos(now));
    return seconds(schedule.due());
  }

  private double dueAfterGate(Duration opensIn) {
    schedule.answered(new Answer.Gated(opensIn, "429"), IDLE, nanos(1_000));
    schedule.typed(Long.MAX_VALUE / 2);
    return seconds(schedule.due());
  }

  private static PollForecast endsAt(double seconds) {
    return new PollForecast(PollForecast.Pace.RUNNING, OptionalLong.of(nanos(seconds)));
  }

  private static double seconds(OptionalLong nanos) {
    return nanos.orElseThrow() / 1e9;
  }

  private static long nanos(double seconds) {
    return Math.round(seconds * 1e3) * 1_000_000;
  }
}
