package songstroke.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TagTextTest {
  @ParameterizedTest
  @ValueSource(strings = {"Rock;Jazz", "Rock | Jazz", "Rock\\Jazz", "Rock\u0000Jazz", "Rock\nJazz",
    "Rock \u2022 Jazz", "Rock\u00a6Jazz", "Rock\uff1bJazz", "Rock\uff5cJazz", "; Rock ;; Jazz ;"})
  void aTagMayHoldSeveralNames(String tag) {
    assertThat(TagText.parts(tag)).containsExactly("Rock", "Jazz");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Rock, Pop", "Rock/Pop", "R&B", "Drum + Bass", "Hip-Hop"})
  void whatMayBePartOfANameSeparatesNothing(String tag) {
    assertThat(TagText.parts(tag)).containsExactly(tag);
  }

  @Test
  void aBlankTagHoldsNoName() {
    assertThat(TagText.parts(" ; \u0000 ")).isEmpty();
    assertThat(TagText.parts("")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Unknown", "<unknown>", "UNKNOWN GENRE", "N/A", "none", "kein Genre", "Género Desconocido",
        "неизвестный жанр", "不明", "알 수 없는 장르", "", "-", "?"})
  void aNameMaySayThatNoGenreIsKnown(String name) {
    assertThat(TagText.saysNothing(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rock", "unknown pleasures", "no wave", "other", "ロック"})
  void aGenreSaysSomething(String name) {
    assertThat(TagText.saysNothing(name)).isFalse();
  }

  @Test
  void aDataFileIsReadWithoutItsCommentsAndBlankLines() {
    assertThat(NameList.lines("nogenre.txt")).isNotEmpty()
        .allSatisfy(line -> assertThat(line).isNotBlank().doesNotStartWith("#"));
    assertThat(NameList.folded("nogenre.txt")).contains("n a", "genero desconocido").doesNotContain("");
    assertThatThrownBy(() -> NameList.lines("gone.txt")).isInstanceOf(IllegalStateException.class)
        .hasMessage("gone.txt is missing from the program");
  }
}
