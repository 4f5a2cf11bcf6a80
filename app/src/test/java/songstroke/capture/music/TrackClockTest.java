package songstroke.capture.music;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;

import org.junit.jupiter.api.Test;

/// How long the word of a player is believed. Times are in ms.
class TrackClockTest {
  private static final long MILLI = 1_000_000;
  private static final long PATIENCE = Claim.END_PATIENCE / MILLI;

  private final TrackClock clock = new TrackClock(0);

  @Test
  void aTrackIsBelievedUntilItsEndAndSomeTimeMore() {
    plays(0, 6_000, 0);
    assertThat(clock.isDoubted(at(6_000 + PATIENCE - 1))).isFalse();
    assertThat(clock.isDoubted(at(6_000 + PATIENCE))).isTrue();
    assertThat(clock.doubtedFrom()).isEqualTo(at(6_000));
  }

  @Test
  void aPositionAtTheEndDoesNotMoveTheEnd() {
    plays(0, 6_000, 0);
    for (long t = 7_500; t < 100_000; t += 5_000) {
      clock.told(5_900.0 + t % 90, at(t));
    }
    assertThat(clock.doubtedFrom()).isEqualTo(at(6_000));
  }

  @Test
  void aPositionThatIsRepeatedToTheLetterSaysNothingNew() {
    plays(10_000, 20_000, 11_000);
    for (long t = 15_000; t < 100_000; t += 15_000) {
      clock.told(11_000, at(t));
    }
    assertThat(clock.doubtedFrom()).isEqualTo(at(19_000));
  }

  @Test
  void aPositionThatHasMovedAndStandsIsNoPlaying() {
    clock.running(true, 0);
    clock.told(1_000, at(1_000));
    clock.told(6_000, at(6_000));
    clock.told(7_500, at(11_000));
    clock.told(7_500, at(16_000));
    assertThat(clock.doubtedFrom()).isEqualTo(at(11_000));
    assertThat(clock.stands()).isTrue();
    clock.told(9_000, at(21_000));
    assertThat(clock.doubtedFrom()).isEqualTo(PositionLine.NEVER);
  }

  @Test
  void aPositionThatNeverMovedMayBeOneThatIsNotTold() {
    clock.running(true, 0);
    for (long t = 0; t < 600_000; t += 5_000) {
      clock.told(0, at(t));
    }
    assertThat(clock.isDoubted(at(600_000))).isFalse();
  }

  @Test
  void aPausedTrackIsNeverOver() {
    plays(0, 6_000, 0);
    clock.running(false, at(3_000));
    assertThat(clock.isDoubted(at(1_000_000))).isFalse();
    clock.running(true, at(1_000_000));
    assertThat(clock.doubtedFrom()).isEqualTo(at(1_003_000));
  }

  @Test
  void whatBeganAgainIsBelievedAgain() {
    plays(0, 6_000, 0);
    clock.told(1_000, at(60_000));
    assertThat(clock.doubtedFrom()).isEqualTo(at(65_000));
  }

  @Test
  void aTrackOfWhichNoPositionIsKnownBeganWhenItWasFirstSeenAtTheLatest() {
    clock.begin(at(5_000));
    clock.running(true, at(5_000));
    clock.length(OptionalLong.of(30_000));
    assertThat(clock.doubtedFrom()).isEqualTo(at(35_000));
    assertThat(clock.line().millisAt(at(10_000))).isEmpty();
  }

  @Test
  void atAnotherPaceTheEndIsNearerOrFarther() {
    plays(0, 60_000, 0);
    clock.rate(2, at(10_000));
    assertThat(clock.doubtedFrom()).isEqualTo(at(35_000));
    clock.rate(0.5, at(20_000));
    assertThat(clock.doubtedFrom()).isEqualTo(at(80_000));
    clock.rate(Double.NaN, at(20_000));
    assertThat(clock.doubtedFrom()).isEqualTo(at(50_000));
  }

  @Test
  void aLineNeverRunsBeyondTheEnd() {
    plays(0, 6_000, 0);
    assertThat(clock.line().millisAt(at(100_000))).hasValue(6_000);
  }

  /// A track plays, and its player tells a position.
  private void plays(long t, long lengthMs, long positionMs) {
    clock.begin(at(t));
    clock.running(true, at(t));
    clock.length(OptionalLong.of(lengthMs));
    clock.told((double) positionMs, at(t));
  }

  private static long at(long millis) {
    return millis * MILLI;
  }
}
