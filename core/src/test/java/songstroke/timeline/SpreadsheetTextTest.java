package songstroke.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"=cmd|'/C calc'!A0", "@SUM(A1)", "+1", "-2", "\t=1", "\r=1", "\n=1", "\uff1d1+1", "\uff0b1",
        "\uff0d1", "\uff201", "'=1", "''=1", "rock;=1+1"})
  void aFormulaIsMadeHarmlessAndComesBack(String text) {
    String cell = SpreadsheetText.cell(text);
    assertThat(cell).doesNotMatch("(?s)(.*;)?[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20].*").isNotEqualTo(text);
    assertThat(SpreadsheetText.text(cell)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Low Tide", "AC-DC", "a=b", "Rock 'n' Roll", "'Round Midnight", "rock;pop",
    "1+1", "\u2212"})
  void otherTextStaysAsItIs(String text) {
    assertThat(SpreadsheetText.cell(text)).isEqualTo(text);
    assertThat(SpreadsheetText.text(text)).isEqualTo(text);
  }

  @Property
  void everyTextComesBack(@ForAll("texts") String text) {
    assertThat(SpreadsheetText.text(SpreadsheetText.cell(text))).isEqualTo(text);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("='+-@;\t\r\nab\uff1d").ofMaxLength(8);
  }
}
