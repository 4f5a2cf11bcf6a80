package songstroke.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

class GenreNamesTest {
  @Test
  void theTreesSpellingIsShown() {
    GenreNames names = names("Rock", "ROCK", "Hip-Hop", "rnb");
    assertThat(names.of(List.of("ROCK", "Rock", "Hip-Hop", "rnb"))).containsExactly("rock", "hip hop", "R&B");
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
