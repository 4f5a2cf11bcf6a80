package songstroke.visualize;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {
  @ParameterizedTest
  @CsvSource({"'  two  words ', 'two words'", "'line\nbreak\r\n\ttab', 'line break tab'",
    "'be\u0000ll\u0007', 'bell'", "'\u202Eturned\u202C', 'turned'", "'soft\u00ADhyphen', 'softhyphen'",
    "'e\u0301', 'e\u0301'", "'a\u0300\u0301\u0302\u0303\u0304\u0305b', 'a\u0300\u0301\u0302\u0303b'",
    "'\u0301alone', '\u0301alone'", "'zero\u200Dwidth', 'zero\u200Dwidth'", "'\uFFFE\uFFFF', ''",
    "'日本 🎵', '日本 🎵'", "'\n', ''", "'a\u2028b', 'a b'"})
  void namesBecomeOneDrawableLine(String raw, String plain) {
    assertThat(PlainText.of(raw)).isEqualTo(plain);
  }

  @Test
  void halfAPairIsReplaced() {
    assertThat(PlainText.of("a" + (char) 0xd83c + "b" + (char) 0xdfb5)).isEqualTo("a\uFFFDb\uFFFD");
  }
}
