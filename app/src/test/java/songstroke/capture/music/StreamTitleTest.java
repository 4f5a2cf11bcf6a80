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
  @CsvSource({"Simon &amp; Garfield - It&#39;s,Simon &amp; Garfield,It&#39;s", "A &#45; B - C,A,B - C",
    "A&nbsp;-&#160;B,A,B", "A &#x2D; B,A,B"})
  void entitiesStayAndTheBreakMayBeOne(String text, String artist, String title) {
    assertThat(StreamTitle.of(text)).isEqualTo(new StreamTitle(Optional.of(artist), title));
  }
}
