package songstroke.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class GenreClassifierProperties {
  private final GenreClassifier classifier = GenreClassifier.shipped();

  @Property
  void anyTextHasAnAnswerWithinItsBounds(@ForAll String name) {
    GenreKind kind = classifier.classify(name);
    assertThat(kind.why()).isNotBlank();
    kind.feel().ifPresent(feel -> assertThat(feel.bucket()).isEqualTo(kind.bucket()));
  }

  @Property
  void theKeyOfAKeyIsItself(@ForAll("names") String name) {
    String key = classifier.lexicon().key(name);
    assertThat(classifier.lexicon().key(key)).isEqualTo(key);
  }

  @Property
  void caseHyphensAndStrayBlanksChangeNothing(@ForAll("names") String name) {
    GenreKind kind = classifier.classify(name);
    assertThat(classifier.classify(name.toUpperCase(Locale.ROOT))).isEqualTo(kind);
    assertThat(classifier.classify("  " + name.replace(' ', '-') + " ")).isEqualTo(kind);
  }

  @Property
  void aPlaceInFrontChangesNothing(@ForAll("names") String name) {
    assertThat(classifier.classify("swedish " + name).feel()).isEqualTo(classifier.classify(name).feel());
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.of(List.copyOf(GenreTree.shipped().names()));
  }
}
