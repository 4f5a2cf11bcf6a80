package songstroke.visualize;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;

class PlainTextProperties {
  @Property
  void whatIsCleanStaysAsItIs(@ForAll String raw) {
    String once = PlainText.of(raw);
    assertThat(PlainText.of(once)).isEqualTo(once);
  }

  /// The production `Char` of XML 1.0, fifth edition.
  @Property
  void everyCharacterIsAllowedInXml(@ForAll String raw) {
    assertThat(PlainText.of(raw).codePoints()).allMatch(c -> (c >= 0x20 && c <= 0xd7ff)
        || (c >= 0xe000 && c <= 0xfffd) || (c >= 0x10000 && c <= 0x10ffff));
  }

  @Property
  void lettersAndDigitsOfLatinAreKept(@ForAll @AlphaChars String raw) {
    assertThat(PlainText.of(raw)).isEqualTo(raw);
  }
}
