package songstroke.capture.music;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamTitleTest {
  @Test
  void theFirstBreakPartsArtistAndTitle() {
    assertThat(StreamTitle.of("Band A - Song A - Live"))
        .isEqualTo(new StreamTitle(Optional.of("Band A"), "Song A - Live"));
    assertThat(StreamTitle.of("Song A")).isEqualTo(new StreamTitle(Optional.empty(), "Song A"));
    assertThat(StreamTitle.of(" - Song A").artist()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"Simon &amp; Garfield,Simon & Garfield", "It&#39;s,It's", "It&#x27;s,It's",
    "a &lt;b&gt; &quot;c&quot;,a <b> \"c\"",
    "Rock & Roll,Rock & Roll", "&bogus;,&bogus;", "&#0;,&#0;", "&#99999999;,&#99999999;",
    "&#1114112;,&#1114112;",
    "&amp;lt;,&lt;", "$1 &amp; \\2,$1 & \\2"})
  void entitiesOfAPageAreTheCharactersThatTheyStandFor(String text, String plain) {
    assertThat(StreamTitle.decoded(text)).isEqualTo(plain);
  }
}
