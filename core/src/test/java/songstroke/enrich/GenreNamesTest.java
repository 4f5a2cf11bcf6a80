package songstroke.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

class GenreNamesTest {
  @Test
  void ofSeveralSpellingsTheTreesIsShown() {
    GenreNames names = names("Rock", "ROCK", "Hip-Hop", "hiphop", "rnb", "R'n'B");
    assertThat(names.of(List.of("ROCK", "Rock", "Hip-Hop", "rnb"))).containsExactly("rock", "hip hop", "R&B");
    assertThat(names.of("rOcK")).isEqualTo("rock");
  }

  @Test
  void theOnlySpellingStays() {
    assertThat(names("drum-and-bass", "drum-and-bass", "Ambient").of(List.of("drum-and-bass", "Ambient")))
        .containsExactly("drum-and-bass", "Ambient");
    assertThat(names("\uff32\uff4f\uff43\uff4b").of("\uff32\uff4f\uff43\uff4b")).isEqualTo("Rock");
  }

  @Test
  void aGenreOutsideTheTreeGoesByItsMostUsedSpelling() {
    assertThat(names("Foo-Core", "foo core", "foo core").of(List.of("Foo-Core")))
        .containsExactly("foo core");
    assertThat(names("fooish", "Fooish").of(List.of("fooish"))).containsExactly("Fooish");
    assertThat(names("Fooish\u200b", "Fooish\u200b").of(List.of("Fooish\u200b")))
        .containsExactly("Fooish");
  }

  @Test
  void namesOfSignsAloneStayApart() {
    assertThat(names("\u2605", "\u2606", "!!!").of(List.of("\u2605", "\u2606", "!!!")))
        .containsExactly("\u2605", "\u2606", "!!!");
  }

  private static GenreNames names(String... used) {
    return GenreNames.of(GenreTree.shipped(), Arrays.stream(used).map(List::of).toList());
  }
}
