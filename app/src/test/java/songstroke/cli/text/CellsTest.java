package songstroke.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellsTest {
  private static final String COMBINED = "e\u0301te\u0301";
  private static final String GUITAR = "\ud83c\udfb8";

  @Test
  void aTextIsAsWideAsATerminalShowsIt() {
    assertThat(Cells.width("")).isZero();
    assertThat(Cells.width("Low Tide")).isEqualTo(8);
    assertThat(Cells.width("北の灯")).isEqualTo(6);
    assertThat(Cells.width(COMBINED)).as("combining marks stand on their letters").isEqualTo(3);
    assertThat(Cells.width(GUITAR)).as("an emoji").isEqualTo(2);
    assertThat(Cells.width("a\u0007b\u0000")).as("control characters take no cell").isEqualTo(2);
  }

  @Test
  void aTextThatFitsIsNotCut() {
    assertThat(Cells.cut("Low Tide", 8)).isEqualTo("Low Tide");
    assertThat(Cells.cut("北の灯", 6)).isEqualTo("北の灯");
    assertThat(Cells.cut("", 0)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"Low Tide,7,Low Ti…", "Low Tide,1,…", "北の灯,5,北の…", "北の灯,4,北…", "北の灯,2,…"})
  void aCutTextEndsWithAnEllipsisAndNeverInHalfACharacter(String text, int cells, String cut) {
    assertThat(Cells.cut(text, cells)).isEqualTo(cut);
  }

  @Test
  void aLetterKeepsItsMarksAndAnEmojiItsSecondHalf() {
    assertThat(Cells.cut(COMBINED, 2)).isEqualTo("e\u0301…");
    assertThat(Cells.cut(GUITAR + GUITAR, 3)).isEqualTo(GUITAR + "…");
    assertThat(Cells.cut(GUITAR + GUITAR, 2)).isEqualTo("…");
  }

  @Test
  void whatATerminalWouldObeyIsNotShown() {
    assertThat(Cells.cut("a\u001b[31mb", 20)).doesNotContain("\u001b").startsWith("a").endsWith("b");
    assertThat(Cells.cut("one\ntwo\r\nthree", 20)).isEqualTo("one two three");
    assertThat(Cells.filled("one\ntwo\u0007", 0)).isEqualTo("one two ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Low Tide", "静かな朝の長い長い題名", COMBINED, GUITAR + GUITAR + GUITAR, "a\tb\u0000c",
    "a\u200db"})
  void aPaddedTextTakesExactlyItsCells(String text) {
    for (int cells = 0; cells < 30; cells++) {
      assertThat(Cells.width(Cells.padded(text, cells))).as("in %d cells", cells).isEqualTo(cells);
    }
  }

  @Test
  void thereIsNoTextInNoRoom() {
    assertThat(Cells.padded("Low Tide", 0)).isEmpty();
    assertThat(Cells.padded("Low Tide", -3)).isEmpty();
    assertThat(Cells.cut("Low Tide", -3)).isEmpty();
  }

  @Test
  void aFilledTextIsNeverCut() {
    assertThat(Cells.filled("北", 4)).isEqualTo("北  ");
    assertThat(Cells.filled("a long name", 4)).isEqualTo("a long name");
  }

  @Test
  void aReportsColumnsAreMeasuredInCells() {
    var columns = new TerminalColumns();

    assertThat(columns.width("北の灯")).isEqualTo(6);
    assertThat(columns.padded("北の灯", 5)).isEqualTo("北の…");
    assertThat(columns.padded("jazz", 6)).isEqualTo("jazz  ");
  }
}
