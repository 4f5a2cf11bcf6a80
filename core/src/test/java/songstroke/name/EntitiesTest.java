package songstroke.name;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntitiesTest {
  @ParameterizedTest
  @CsvSource({"Simon &amp; Garfield,Simon & Garfield", "It&#39;s,It's", "It&#x27;s,It's", "It&#X2019;s,It’s",
    "It&#146;s,It’s", "Bj&ouml;rk,Björk", "Beyonc&eacute;,Beyoncé", "R&AMP;B,R&B", "&#0038;,&",
    "a &lt;b&gt; &quot;c&quot;,a <b> \"c\"", "M&oslash;,Mø", "Stra&szlig;e,Straße", "&#127925;,\uD83C\uDFB5",
    "&hearts;,♥", "$1 &amp; \\2,$1 & \\2"})
  void entitiesAreTheCharactersThatTheyStandFor(String text, String plain) {
    assertThat(Entities.decoded(text)).isEqualTo(plain);
  }

  @Test
  void anEntityIsDecodedOnce() {
    assertThat(Entities.decoded("AT&amp;amp;T")).isEqualTo("AT&amp;T");
    assertThat(Entities.decoded("&amp;lt;")).isEqualTo("&lt;");
    assertThat(Entities.decoded("&amp;#39;")).isEqualTo("&#39;");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Rock & Roll", "&bogus;", "&#0;", "&#1114112;", "&#9999999999;", "&#xD800;", "&#xFFFFFFFF;",
        "&;", "&#;", "&#x;", "R&B; Soul", "AT&T", "&amp", "& amp;", "Q&A", "&AmP;"})
  void whatOnlyLooksLikeAnEntityStays(String text) {
    assertThat(Entities.decoded(text)).isEqualTo(text);
    assertThat(Entities.encoded(text)).isEqualTo(text);
  }

  @Property
  void decodingUndoesEncoding(@ForAll @Chars({'&', '#', ';', 'x', ' '}) @CharRange(from = 'a',
      to = 'z') @CharRange(from = '0', to = '9') String text) {
    assertThat(Entities.decoded(Entities.encoded(text))).isEqualTo(text);
    String once = Entities.encoded("&amp;" + text + "&lt;&#38;");
    assertThat(Entities.decoded(once)).isEqualTo("&amp;" + text + "&lt;&#38;");
  }
}
