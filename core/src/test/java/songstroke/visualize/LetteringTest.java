package songstroke.visualize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class LetteringTest {
  @Test
  void heavierLettersAreWider() {
    assertThat(width("typing speed")).isLessThan(Lettering.width("typing speed", Weight.SEMIBOLD, 15));
  }

  @Test
  void widthGrowsWithTheSize() {
    assertThat(Lettering.width("typing", Weight.REGULAR, 30)).isCloseTo(2 * width("typing"), within(0.01));
  }

  @Test
  void eastAsianLettersAreAsWideAsTheFont() {
    assertThat(width("日本語")).isCloseTo(45, within(0.5));
    assertThat(width("日本語jazz")).isCloseTo(width("日本語") + width("jazz"), within(0.01));
  }

  @Test
  void lettersOfTheArabsJoin() {
    assertThat(width("\u0628\u0628\u0628")).isLessThan(3 * width("\u0628"));
  }

  @Test
  void aMarkTakesNoRoom() {
    assertThat(width("e\u0301")).isCloseTo(width("e"), within(0.5));
  }

  @Test
  void whatNoFontHasIsLeftOutWithASignAndItsMarksVanish() {
    assertThat(width("🎵🎧\ufe0f🎉")).isEqualTo(width("[\u2026]")).isPositive();
    assertThat(width("a\u20e3")).isCloseTo(width("a"), within(0.5));
  }

  @ParameterizedTest
  @FieldSource("songstroke.visualize.Charts#NASTY")
  void fittedTextFits(String label) {
    String text = PlainText.of(label);
    String fitted = Lettering.fit(text, Weight.REGULAR, 15, 100);
    assertThat(width(fitted)).isLessThanOrEqualTo(100);
    if (!fitted.equals(text)) {
      assertThat(fitted).endsWith("\u2026");
      assertThat(text).startsWith(fitted.substring(0, fitted.length() - 1));
    }
  }

  @Test
  void aLongTitleDoesNotHideItsArtists() {
    String text = "The very long title of a track that does not end \u2013 Nova";
    String fitted = Lettering.fitTitle(text, Weight.REGULAR, 15, 200);
    assertThat(fitted).startsWith("The very long").endsWith("\u2026 \u2013 Nova");
    assertThat(width(fitted)).isLessThanOrEqualTo(200);
    String both = Lettering.fitTitle("A".repeat(90) + " \u2013 " + "B".repeat(60), Weight.REGULAR, 15, 200);
    assertThat(both).matches("A+\u2026 \u2013 B+\u2026");
    assertThat(width(both)).isLessThanOrEqualTo(200);
    assertThat(Lettering.fitTitle("Short \u2013 Nova", Weight.REGULAR, 15, 200))
        .isEqualTo("Short \u2013 Nova");
  }

  @ParameterizedTest
  @ValueSource(strings = {"🎵", "e\u0301", "กี่", "👩\u200d👩"})
  void anEllipsisNeverSplitsALetter(String letter) {
    String text = letter.repeat(50);
    for (int room = 12; room < 200; room += 7) {
      String fitted = Lettering.fit(text, Weight.REGULAR, 15, room);
      assertThat(fitted.length() == text.length() || (fitted.length() - 1) % letter.length() == 0)
          .as(fitted).isTrue();
    }
  }

  @Test
  void linesBreakAtSpacesAndTheLastIsCut() {
    String text = "one two three four five six seven eight nine ten";
    List<String> lines = Lettering.wrap(text, Weight.REGULAR, 15, 110, 3);
    assertThat(lines).hasSize(3).allMatch(line -> width(line) <= 110);
    assertThat(lines.getLast()).endsWith("\u2026");
    assertThat(String.join(" ", Lettering.wrap(text, Weight.REGULAR, 15, 110, 9))).isEqualTo(text);
    assertThat(Lettering.wrap("", Weight.REGULAR, 15, 110, 3)).isEmpty();
  }

  private static double width(String text) {
    return Lettering.width(text, Weight.REGULAR, 15);
  }
}
