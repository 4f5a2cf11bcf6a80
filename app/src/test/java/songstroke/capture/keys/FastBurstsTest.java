package songstroke.capture.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static songstroke.timeline.KeyClass.CHAR;
import static songstroke.timeline.KeyClass.OTHER;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import songstroke.capture.SourceHealth;
import songstroke.timeline.KeyClass;
import songstroke.timeline.LeftOut;

class FastBurstsTest {
  private static final long MILLI = 1_000_000;

  private final List<Long> presses = new ArrayList<>();
  private final List<Long> releases = new ArrayList<>();
  private final List<LeftOut> leftOut = new ArrayList<>();
  private final FastBursts bursts = new FastBursts(new KeyReporter(new KeyListener() {
    @Override
    public void pressed(KeyDown down) {
      presses.add(down.nanos() / MILLI);
    }

    @Override
    public void released(long sequence, long nanos) {
      releases.add(nanos / MILLI);
    }

    @Override
    public void leftOut(LeftOut why) {
      leftOut.add(why);
    }

    @Override
    public void health(SourceHealth health) {}
  }), LeftOut.BURST);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 8, 10, 12})
  void manyPressesFasterThanHandsAreLeftOut(int gapMs) {
    type(1_000, 44, gapMs);
    bursts.report();
    assertThat(presses).isEmpty();
    assertThat(leftOut).hasSize(44).containsOnly(LeftOut.BURST);
    assertThat(releases).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 18, 21, 30, 60})
  void pressesAtTheSpeedOfHandsCount(int gapMs) {
    type(1_000, 44, gapMs);
    bursts.report();
    assertThat(presses).hasSize(44).isSorted();
    assertThat(releases).hasSize(44);
    assertThat(leftOut).isEmpty();
  }

  @Test
  void aFewKeysThatRollOffTheFingersCount() {
    type(1_000, 4, 3);
    type(1_200, FastBursts.LEAST - 1, 0);
    bursts.report();
    assertThat(presses).hasSize(4 + FastBursts.LEAST - 1);
    assertThat(leftOut).isEmpty();
  }

  @Test
  void whatIsTypedBeforeAndAfterABurstCounts() {
    press(900);
    press(1_030);
    type(1_100, 44, 5);
    press(1_500);
    bursts.report();
    assertThat(presses).containsExactly(900L, 1_030L, 1_500L);
    assertThat(leftOut).hasSize(44);
  }

  @Test
  void unevenDeliveryDoesNotHideABurst() {
    long t = 1_000;
    for (int i = 0; i < 44; i++) {
      press(t += i % 4 == 0 ? 18 : 4);
    }
    bursts.report();
    assertThat(presses).isEmpty();
  }

  @Test
  void repeatsOfAHeldKeyAreNoBurst() {
    press(1_000);
    for (int i = 0; i < 60; i++) {
      bursts.pressed((1_500 + 8 * i) * MILLI, CHAR, true);
    }
    assertThat(presses).hasSize(61);
  }

  @Test
  void shiftOfACapitalLetterGoesWithItsBurst() {
    for (int i = 0; i < 20; i++) {
      bursts.pressed((1_000 + 6 * i) * MILLI, i % 2 == 0 ? CHAR : OTHER, false);
    }
    bursts.report();
    assertThat(presses).isEmpty();
    assertThat(leftOut).hasSize(20);
  }

  @Test
  void aPressWaitsUntilNoneCanJoinIt() {
    press(1_000);
    assertThat(presses).isEmpty();
    assertThat(bursts.millisLeft(1_005 * MILLI)).hasValue(16);
    bursts.settle(1_020 * MILLI);
    assertThat(presses).isEmpty();
    bursts.settle(1_021 * MILLI);
    assertThat(presses).containsExactly(1_000L);
    assertThat(bursts.millisLeft(1_021 * MILLI)).isEmpty();
  }

  @Test
  void whatAProgramPressesMayBeFast() {
    for (int i = 0; i < 100; i++) {
      bursts.released(bursts.pressedByProgram(1_000 * MILLI, KeyClass.CHAR, false), 1_000 * MILLI);
    }
    assertThat(presses).hasSize(100);
    assertThat(releases).hasSize(100);
  }

  @Test
  void whatWasLeftOutIsSaidInASentence() {
    assertThat(LeftOut.sentences(java.util.Map.of(LeftOut.INJECTED, 180L)))
        .containsExactly(
            "180 injected presses were left out; 'keys.accept-synthetic=true' counts them.");
    assertThat(LeftOut.sentences(java.util.Map.of(LeftOut.PASTED, 1L, LeftOut.BURST, 0L)))
        .containsExactly("1 pasted character was left out.");
  }

  private void type(long from, int count, int gapMs) {
    for (int i = 0; i < count; i++) {
      press(from + (long) i * gapMs);
    }
  }

  /// Presses a key and releases it in the same moment.
  private void press(long ms) {
    bursts.settle(ms * MILLI);
    bursts.released(bursts.pressed(ms * MILLI, CHAR, false), ms * MILLI);
  }
}
