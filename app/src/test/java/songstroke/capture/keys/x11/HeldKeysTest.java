package songstroke.capture.keys.x11;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;

import org.junit.jupiter.api.Test;

class HeldKeysTest {
  private final ByteBuffer memory = ByteBuffer.allocate(HeldKeys.BYTES);
  private final HeldKeys held = new HeldKeys(memory);

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
    assertThat(held.hasOthersThan(0)).isTrue();
    assertThat(held.repeats(36, 10)).isFalse();
    assertThat(held.mayRepeat(36, 10_000)).isFalse();
    assertThat(held.released(36)).isEmpty();
    assertThat(held.hasOthersThan(0)).isFalse();
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
    var inTruth = new KeySet();
    inTruth.add(64);
    inTruth.add(65);
    held.keepOnly(inTruth);
    assertThat(held.hasOthersThan(64)).isFalse();
    assertThat(held.repeats(38, 1_010)).isFalse();
    assertThat(held.released(64)).hasValue(1);
  }

  @Test
  void othersThanTheKeyNowPressedAreTold() {
    assertThat(held.hasOthersThan(38)).isFalse();
    held.pressed(38, 0, 1_000);
    assertThat(held.hasOthersThan(38)).isFalse();
    assertThat(held.hasOthersThan(37)).isTrue();
    held.pressed(39, 1, 1_000);
    assertThat(held.hasOthersThan(38)).isTrue();
    assertThat(held.hasOthersThan(39)).isTrue();
  }

  @Test
  void nothingIsLeftOfAKeyThatIsUp() {
    held.pressed(38, 17, 1_000);
    held.repeats(38, 1_030);
    held.released(38);
    assertThat(memory.array()).as("after its release").containsOnly(0);
    held.pressed(39, 18, 1_000);
    held.keepOnly(new KeySet());
    assertThat(memory.array()).as("after it was found to be up").containsOnly(0);
    held.pressed(40, 19, 1_000);
    held.clear();
    assertThat(memory.array()).as("at the end").containsOnly(0);
  }

  @Test
  void aKeyMayRepeatOnceItIsHeldForAWhileAndAfterEachRepeat() {
    held.pressed(38, 0, 1_000);
    assertThat(held.mayRepeat(38, 1_000 + HeldKeys.SHORTEST_DELAY_MS - 1)).isFalse();
    assertThat(held.mayRepeat(38, 1_000 + HeldKeys.SHORTEST_DELAY_MS)).isTrue();
    held.repeats(38, 1_500);
    assertThat(held.mayRepeat(38, 1_533)).isTrue();
    assertThat(held.mayRepeat(39, 1_533)).isFalse();
  }
}
