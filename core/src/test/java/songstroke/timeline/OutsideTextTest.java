package songstroke.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutsideTextTest {
  @ParameterizedTest
  @ValueSource(strings = {"Low Tide", "Sigur R\u00f3s", "\u5742\u672c\u9f8d\u4e00", "AC/DC",
    "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67 Band",
    "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "a  b", ""})
  void ordinaryNamesStayAsTheyAre(String name) {
    assertThat(OutsideText.name(name)).isSameAs(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Band\u200e", "\u200bBand", "Ban\u00add", "\ufeffBand", "Ban\u200dd", "B\u2060and",
    "\u202eBand\u202c",
    " Band ", "\u00a0Band", "Band\r\n", "\u0000Band", "\u2066Band\u2069"})
  void whatNobodySeesMakesNoOtherName(String name) {
    assertThat(OutsideText.name(name)).isEqualTo("Band");
  }

  @Test
  void whatATerminalWouldObeyIsABlank() {
    assertThat(OutsideText.name("a\u001b]52;c;eA==\u0007b\u009b31mc\u2028d"))
        .isEqualTo("a ]52;c;eA== b 31mc d");
  }

  @Test
  void aLongNameEndsWithAnEllipsisAndCutsNoCharacterInHalf() {
    assertThat(OutsideText.name("x".repeat(10_000_000))).hasSize(OutsideText.LONGEST_NAME)
        .endsWith("x\u2026");
    assertThat(OutsideText.of("a" + "\ud83d\udc4d".repeat(10), 5)).isEqualTo("a\ud83d\udc4d\u2026");
  }

  @Test
  void whatIsShownKeepsItsLinesAndNothingElseThatATerminalObeys() {
    assertThat(OutsideText.shown("a\u001b[31m\nb\r\nc\rd\u202ee\u2028f\ud83d"))
        .isEqualTo("a [31m\nb\r\nc de f\ufffd");
    assertThat(OutsideText.shown("ordinary\nlines\n")).isEqualTo("ordinary\nlines\n");
  }

  @Test
  void jsonSaysTheSameWithoutAHostileCharacter() {
    assertThat(OutsideText.inJson("{\"a\":\"\u009b\u202e\u2028\ud83d \ud83d\udc4d\u007f\"}\n"))
        .isEqualTo("{\"a\":\"\\u009b\\u202e\\u2028\\ud83d \ud83d\udc4d\\u007f\"}\n");
  }

  @Test
  void halfACharacterIsReplaced() {
    assertThat(OutsideText.name("Party \ud83d")).isEqualTo("Party \ufffd");
  }

  @Test
  void everyNameOfATrackIsLimited() {
    String huge = "n".repeat(2_000_000);
    var track = new Track(Optional.of(huge), huge, Collections.nCopies(5_000, huge), huge,
        OptionalLong.empty(),
        Collections.nCopies(5_000, huge));
    assertThat(track.id().orElseThrow()).hasSizeLessThanOrEqualTo(OutsideText.LONGEST_NAME);
    assertThat(track.title()).hasSizeLessThanOrEqualTo(OutsideText.LONGEST_NAME);
    assertThat(track.album()).hasSizeLessThanOrEqualTo(OutsideText.LONGEST_NAME);
    assertThat(track.artists()).hasSizeLessThanOrEqualTo(50)
        .allSatisfy(name -> assertThat(name).hasSizeLessThanOrEqualTo(OutsideText.LONGEST_NAME));
    assertThat(track.genres()).hasSizeLessThanOrEqualTo(50)
        .allSatisfy(name -> assertThat(name).hasSizeLessThanOrEqualTo(OutsideText.LONGEST_NAME));
  }

  @Test
  void aNameOfNothingButWhatNobodySeesIsNone() {
    var track = new Track(Optional.empty(), "T", List.of("\u200b", "Ann"), " ", OptionalLong.empty(),
        List.of());
    assertThat(track.artists()).containsExactly("Ann");
    assertThat(track.album()).isEmpty();
  }

  @Property
  void whatIsFitStaysAsItIs(@ForAll String text) {
    String once = OutsideText.name(text);
    assertThat(OutsideText.name(once)).isSameAs(once);
    assertThat(once.length()).isLessThanOrEqualTo(OutsideText.LONGEST_NAME);
  }

  @Test
  void selectorsThatVaryNothingAndBlanksOfOtherWidthsMakeNoOtherName() {
    assertThat(OutsideText.name("Band\ufe0f")).isEqualTo("Band");
    assertThat(OutsideText.name("B\u034fand")).isEqualTo("Band");
    assertThat(OutsideText.name("A\u00a0\ufe0fB\u202fC")).isEqualTo("A B C");
    assertThat(OutsideText.name("\u2764\ufe0f")).isEqualTo("\u2764\ufe0f");
    assertThat(OutsideText.name("\u845b\udb40\udd00")).isEqualTo("\u845b\udb40\udd00");
    assertThat(OutsideText.name("\u3164")).isEmpty();
  }
}
