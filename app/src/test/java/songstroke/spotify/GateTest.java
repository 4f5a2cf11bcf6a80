package songstroke.spotify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import songstroke.timeline.SettableClocks;

class GateTest {
  private static final Duration MOST_JITTER = Duration.ofSeconds(30);

  @TempDir
  Path folder;

  private final SettableClocks clocks = new SettableClocks(Instant.parse("2026-03-02T12:30:00Z"),
      ZoneOffset.UTC);
  private Gate gate;

  @BeforeEach
  void open() {
    gate = restarted();
  }

  @Test
  void secondsAreObeyedAndHugeOnesToo() {
    assertShut(limited("86236"), Duration.ofSeconds(86_236));
    clocks.tick(Duration.ofSeconds(86_235));
    assertThat(gate.enter()).isPresent();
    clocks.tick(MOST_JITTER.plusSeconds(1));
    assertThat(gate.enter()).isEmpty();
    assertThat(limited("99999999999999999999999999").opensIn()).isGreaterThanOrEqualTo(Duration.ofDays(366));
  }

  @Test
  void aDateIsMeasuredAgainstTheServersOwnClock() {
    Optional<String> serverDate = Optional.of("Mon, 02 Mar 2026 15:00:00 GMT");
    assertShut(gate.limited(Optional.of("Mon, 02 Mar 2026 15:20:00 GMT"), serverDate, false),
        Duration.ofMinutes(20));
  }

  @Test
  void aDateWithoutAServersClockIsMeasuredAgainstOurs() {
    assertShut(gate.limited(Optional.of("Mon, 02 Mar 2026 12:50:00 GMT"), Optional.empty(), false),
        Duration.ofMinutes(20));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-5", "0", "1.5", "Mon, 02 Mar 2026 12:00:00 GMT"})
  void withoutATimeThatCanBeObeyedTheWaitDoublesUpToAQuarterOfAnHour(String retryAfter) {
    for (int seconds : new int[]{30, 60, 120, 240, 480, 900, 900, 900}) {
      assertShut(limited(retryAfter), Duration.ofSeconds(seconds));
      clocks.tick(Duration.ofSeconds(seconds).plus(MOST_JITTER));
      assertThat(gate.enter()).isEmpty();
    }
    gate.answered();
    assertShut(limited(retryAfter), Duration.ofSeconds(30));
  }

  @Test
  void aQuotaShutsForAQuarterOfAnHourAtLeast() {
    assertShut(gate.limited(Optional.of("3"), Optional.empty(), true), Duration.ofMinutes(15));
    assertThat(gate.view().why()).contains("QUOTA_EXCEEDED");
    assertShut(gate.limited(Optional.of("48925"), Optional.empty(), true), Duration.ofSeconds(48_925));
  }

  @Test
  void aWaitIsNeverShortened() {
    limited("600");
    clocks.tick(Duration.ofSeconds(10));
    assertThat(limited("5").opensIn()).isGreaterThanOrEqualTo(Duration.ofSeconds(590));
    gate.answered();
    assertThat(gate.view().opensIn()).isGreaterThanOrEqualTo(Duration.ofSeconds(590));
  }

  @Test
  void aRestartOpensNothing() {
    Duration left = limited("3600").opensIn();
    clocks.tick(Duration.ofMinutes(20));
    assertThat(restarted().view().opensIn()).isEqualTo(left.minusMinutes(20));
    clocks.tick(left.minusMinutes(20));
    assertThat(restarted().enter()).isEmpty();
  }

  @Test
  void aClockSetBackMeanwhileKeepsTheGateShutForNoLongerThanWasLeft() {
    Duration left = limited("600").opensIn();
    clocks.stepWall(Duration.ofDays(-3000));
    Gate later = restarted();
    assertThat(later.view().opensIn()).isEqualTo(left);
    clocks.tick(left.minusSeconds(1));
    assertThat(restarted().enter()).isPresent();
    clocks.tick(Duration.ofSeconds(1));
    assertThat(restarted().enter()).isEmpty();
  }

  @Test
  void aClockSetBackWhileItRunsChangesNothing() {
    Duration left = limited("600").opensIn();
    clocks.tick(Duration.ofMinutes(5));
    clocks.stepWall(Duration.ofHours(-1));
    assertThat(gate.view().opensIn()).isEqualTo(left.minusMinutes(5));
  }

  @Test
  void aClockSetForwardOpensEarlyByThatStepAtMost() {
    Duration left = limited("600").opensIn();
    clocks.stepWall(Duration.ofSeconds(200));
    assertThat(gate.view().opensIn()).isEqualTo(left.minusSeconds(200));
  }

  @Test
  void timeThatTheMachineSleptCounts() {
    Duration left = limited("3600").opensIn();
    clocks.stepWall(left);
    assertThat(gate.enter()).isEmpty();
  }

  @Test
  void neverMoreThanTheBudgetIsAskedWithinAnyDay() {
    Gate small = gate(100);
    List<Instant> calls = new ArrayList<>();
    for (int second = 0; second < 3 * 86_400; second += 37) {
      clocks.tick(Duration.ofSeconds(37));
      if (small.enter().isEmpty()) {
        calls.add(clocks.wall());
      }
    }
    for (int i = 100; i < calls.size(); i++) {
      assertThat(Duration.between(calls.get(i - 100), calls.get(i))).isGreaterThanOrEqualTo(
          Duration.ofHours(24));
    }
    assertThat(calls).as("it opens again").hasSize(300);
  }

  @Test
  void aSpentBudgetSaysSoAndWhenItIsBack() {
    Gate small = gate(3);
    for (int i = 0; i < 3; i++) {
      assertThat(small.enter()).isEmpty();
    }
    assertThat(small.enter()).hasValueSatisfying(gated -> {
      assertThat(gated.why()).contains("budget of 3 questions", "spotify.daily-budget");
      assertThat(gated.opensIn()).isEqualTo(Duration.ofHours(24).plusMinutes(30));
    });
    clocks.stepWall(Duration.ofDays(-900));
    assertThat(small.enter()).as("a clock set back gives nothing back").isPresent();
    clocks.tick(Duration.ofHours(25));
    assertThat(small.enter()).as("and does not shut for ever").isEmpty();
  }

  @Test
  void keepingThePaceNeverSpendsTheBudgetOfADay() {
    int asked = 0;
    for (Duration passed = Duration.ZERO; passed.compareTo(Duration.ofHours(24)) < 0;) {
      assertThat(gate.enter()).as("after " + asked).isEmpty();
      asked++;
      Duration least = gate.pace().least();
      Duration wait = Duration.ofSeconds(10).compareTo(least) > 0 ? Duration.ofSeconds(10) : least;
      clocks.tick(wait);
      passed = passed.plus(wait);
    }
    assertThat(asked).isBetween(2500, 2999);
  }

  @Test
  void plentyIsNotSpread() {
    assertThat(gate.pace().least()).isZero();
    assertThat(gate.view().left()).isEqualTo(1);
  }

  @Test
  void noHourTakesMoreThanTwoHundredFortyCalls() {
    Gate large = gate(1_000_000);
    List<Instant> calls = new ArrayList<>();
    for (int second = 0; second < 4 * 3_600; second += 3) {
      clocks.tick(Duration.ofSeconds(3));
      if (large.enter().isEmpty()) {
        calls.add(clocks.wall());
      }
    }
    assertNoHourHasMoreThan240(calls);
    assertThat(calls).as("it opens again").hasSizeGreaterThan(700);
    for (int i = 0; i < 240; i++) {
      large.enter();
    }
    assertThat(large.enter()).hasValueSatisfying(gated -> {
      assertThat(gated.why()).contains("limit of 240 questions to Spotify in an hour");
      assertThat(gated.opensIn()).isBetween(Duration.ofSeconds(1), Duration.ofMinutes(61));
    });
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 12, 20})
  void whoKeepsThePaceIsNeverRefusedInAnHour(int wish) {
    Gate large = gate(1_000_000);
    List<Instant> calls = new ArrayList<>();
    Instant end = clocks.wall().plus(Duration.ofHours(4));
    while (clocks.wall().isBefore(end)) {
      assertThat(large.enter()).as("after %d", calls.size()).isEmpty();
      calls.add(clocks.wall());
      Duration least = large.pace().least();
      clocks.tick(least.compareTo(Duration.ofSeconds(wish)) > 0 ? least : Duration.ofSeconds(wish));
    }
    assertNoHourHasMoreThan240(calls);
  }

  @Test
  void callsComeAtWillWhileAQuestionEveryHalfMinuteIsLeftForTheHour() {
    for (int i = 0; i < 116; i++) {
      assertThat(gate.pace().least()).isZero();
      gate.enter();
      clocks.tick(Duration.ofSeconds(2));
    }
    for (int i = 0; i < 20; i++) {
      gate.enter();
      clocks.tick(Duration.ofSeconds(2));
    }
    assertThat(gate.pace().least()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(35));
    clocks.tick(Duration.ofMinutes(61));
    assertThat(gate.pace().least()).isZero();
  }

  @Test
  void whoeverAsksAfterARestartFindsTheHoursCallsUsed() {
    for (int i = 0; i < 240; i++) {
      gate.enter();
    }
    assertThat(restarted().enter()).isPresent();
    assertThat(restarted().view().lastHour()).isEqualTo(240);
    clocks.stepWall(Duration.ofDays(-30));
    assertThat(restarted().enter()).as("a clock set back gives nothing back").isPresent();
    clocks.tick(Duration.ofMinutes(62));
    assertThat(restarted().enter()).as("and does not shut for ever").isEmpty();
  }

  @Test
  void afterSpotifyWantedSilenceItIsAskedEvenlyForAnHour() {
    Duration shut = limited("60").opensIn();
    clocks.tick(shut);
    assertThat(gate.enter()).isEmpty();
    assertThat(restarted().pace().least()).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(16));
    clocks.tick(Duration.ofMinutes(59));
    assertThat(gate.pace().least()).isPositive();
    clocks.tick(Duration.ofMinutes(1));
    assertThat(gate.pace().least()).isZero();
  }

  @Test
  void aFileOfAnEarlierVersionCountsItsHours() throws IOException {
    Files.writeString(folder.resolve("gate.json"),
        "{\"seen\":%d,\"left_ms\":0,\"why\":\"\",\"refusals\":0,\"calls\":{\"%d\":7}}"
            .formatted(clocks.wall().toEpochMilli(), clocks.wall().getEpochSecond() / 3_600));
    assertThat(gate.view().used()).isEqualTo(7);
    assertThat(gate.view().lastHour()).isZero();
  }

  private static void assertNoHourHasMoreThan240(List<Instant> calls) {
    for (int i = 240; i < calls.size(); i++) {
      assertThat(Duration.between(calls.get(i - 240), calls.get(i)))
          .isGreaterThanOrEqualTo(Duration.ofHours(1));
    }
  }

  @Test
  void aFileThatIsBrokenCountsAsNone() throws IOException {
    limited("600");
    Files.writeString(folder.resolve("gate.json"), "{\"left_ms\":");
    assertThat(restarted().enter()).isEmpty();
  }

  @Test
  void aFolderThatCannotBeWrittenCostsOnlyTheMemoryBetweenStarts() throws IOException {
    Path file = Files.createFile(folder.resolve("a-file"));
    var stuck = new Gate(file.resolve("below"), 3000, clocks, new Random(7));
    stuck.limited(Optional.of("60"), Optional.empty(), false);
    assertThat(stuck.enter()).isPresent();
    clocks.tick(Duration.ofMinutes(2));
    assertThat(stuck.enter()).isEmpty();
    assertThat(stuck.view().used()).isEqualTo(1);
  }

  @Test
  void manyThreadsWithGatesOfTheirOwnCountEveryCall() throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      threads.add(Thread.ofPlatform().start(() -> {
        Gate own = restarted();
        for (int call = 0; call < 50; call++) {
          own.enter();
        }
      }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(restarted().view().used()).isEqualTo(200);
  }

  private Answer.Gated limited(String retryAfter) {
    return gate.limited(Optional.of(retryAfter), Optional.empty(), false);
  }

  private static void assertShut(Answer.Gated gated, Duration atLeast) {
    assertThat(gated.opensIn()).isBetween(atLeast, atLeast.plus(MOST_JITTER));
  }

  private Gate restarted() {
    return gate(3000);
  }

  private Gate gate(int budget) {
    return new Gate(folder, budget, clocks, new Random(7));
  }
}
