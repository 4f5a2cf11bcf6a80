package songstroke.capture.music.spotify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import songstroke.capture.music.spotify.ScriptedListening.Habits;

/// What computing boundaries is worth against seeing them, on one session of two thousand tracks.
class PollingComparisonTest {
  private final ScriptedListening listening = ScriptedListening.of(1, 2_000, Habits.PLAIN);

  @Test
  void aQuarterOfTheErrorWithAFifteenthOfTheCalls() {
    PollingComparison.Figures seen = PollingComparison.everySecond(listening);
    PollingComparison.Figures ours = PollingComparison.ours(listening, Optional.empty());

    assertThat(seen.meanMs()).isBetween(500.0, 700.0);
    assertThat(ours.meanMs()).isLessThan(seen.meanMs() / 4);
    assertThat(ours.callsAnHour()).isLessThan(seen.callsAnHour() / 15);
    assertThat(ours.misattributed()).isLessThan(0.4 * seen.misattributed());
    assertThat(ours.missed()).isLessThan(0.01);
  }

  @Test
  void aQuestionEveryHalfMinuteIsStillFarBetterThanSeeing() {
    PollingComparison.Figures seen = PollingComparison.everySecond(listening);
    PollingComparison.Figures gentle = PollingComparison.ours(listening, Optional.of(Duration.ofSeconds(30)));

    assertThat(gentle.meanMs()).isLessThan(seen.meanMs() / 3);
    assertThat(gentle.callsAnHour()).isLessThan(135);
  }
}
