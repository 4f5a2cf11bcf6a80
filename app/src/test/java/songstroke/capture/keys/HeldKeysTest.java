package songstroke.capture.keys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeldKeysTest {
  private final HeldKeys held = new HeldKeys();

  @Test
  void aReleaseEndsThePressOfItsKey() {
    held.pressed(38, 0, 1_000);
    held.pressed(39, 1, 1_050);
    assertThat(held.released(38)).hasValue(0);
    assertThat(held.released(38)).isEmpty();
    assertThat(held.released(39)).hasValue(1);
  }

  @Test
  void aKeyThatWasDownBeforeHasNoPressToEnd() {
    held.found(36);
    assertThat(held.codes()).containsExactly(36);
    assertThat(held.repeats(36, 10)).isFalse();
    assertThat(held.released(36)).isEmpty();
    assertThat(held.codes()).isEmpty();
  }

  @Test
  void repeatsFollowEachOtherSoonForAsLongAsTheKeyIsHeld() {
    int now = Integer.MAX_VALUE - 100;
    held.pressed(38, 0, now);
    for (int i = 0; i < 1_000; i++) {
      assertThat(held.repeats(38, now += 40)).isTrue();
    }
  }

  @Test
  void aKeyWhoseReleaseWasNeverSeenIsNotHeldForEver() {
    held.pressed(38, 0, 1_000);
    assertThat(held.repeats(38, 1_000 + HeldKeys.REPEAT_WITHIN_MS + 1)).isFalse();
    held.pressed(38, 1, 60_000);
    assertThat(held.released(38)).hasValue(1);
  }

  @Test
  void whatTheServerKnowsToBeUpIsForgotten() {
    held.pressed(38, 0, 1_000);
    held.pressed(64, 1, 1_000);
    held.keepOnly(code -> code == 64);
    assertThat(held.codes()).containsExactly(64);
    assertThat(held.repeats(38, 1_010)).isFalse();
  }
}
