package songstroke.name;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvisibleTest {
  private static final int JOINER = 0x200d;
  private static final int EMOJI_STYLE = 0xfe0f;

  @ParameterizedTest
  @ValueSource(ints = {0x200b, 0x200e, 0x202e, 0x2066, 0xad, 0xfeff, 0x115f, 0x3164, 0xfe0f, 0xe0100, 0x180b,
    0x34f, JOINER})
  void aCharacterThatNobodySeesIsLeftOutOfComparisons(int c) {
    assertThat(Invisible.is(c)).isTrue();
    assertThat(Invisible.removedFrom("Ba" + Character.toString(c) + "nd")).isEqualTo("Band");
  }

  @ParameterizedTest
  @ValueSource(ints = {' ', 'a', '.', 0xa0, 0x301, 0x600, 0x6dd, 0x70f, 0x110bd, 0x3042, 0x1f3b8})
  void aCharacterThatIsSeenStays(int c) {
    String text = "Ba" + Character.toString(c) + "nd";

    assertThat(Invisible.is(c)).isFalse();
    assertThat(Invisible.removedFrom(text)).isEqualTo(text);
  }

  @Test
  void aJoinerMeansSomethingWhereScriptsAndSymbolsJoin() {
    assertThat(Invisible.isMeaningless(JOINER, 'a')).isTrue();
    assertThat(Invisible.isMeaningless(JOINER, 0x1f469)).as("a family").isFalse();
    assertThat(Invisible.isMeaningless(0x200c, 0x6cc)).as("Persian").isFalse();
  }

  @Test
  void aVariationSelectorMeansSomethingBehindWhatVaries() {
    assertThat(Invisible.isMeaningless(EMOJI_STYLE, 0x2764)).as("a heart").isFalse();
    assertThat(Invisible.isMeaningless(0xe0100, 0x845b)).as("a Han character").isFalse();
    assertThat(Invisible.isMeaningless(EMOJI_STYLE, '1')).as("a key cap").isFalse();
    assertThat(Invisible.isMeaningless(EMOJI_STYLE, 'a')).isTrue();
    assertThat(Invisible.isMeaningless(EMOJI_STYLE, 0xe9)).isTrue();
    assertThat(Invisible.isMeaningless(EMOJI_STYLE, ' ')).isTrue();
    assertThat(Invisible.isMeaningless(EMOJI_STYLE, EMOJI_STYLE)).as("a second one").isTrue();
  }

  @Test
  void whatTurnsTextNeverMeansAnything() {
    assertThat(Invisible.isMeaningless(0x202e, 0x5d0)).isTrue();
    assertThat(Invisible.isMeaningless(0x202e, 'a')).isTrue();
    assertThat(Invisible.isMeaningless('a', 'a')).isFalse();
  }
}
