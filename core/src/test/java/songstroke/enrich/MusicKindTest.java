package songstroke.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

class MusicKindTest {
  private final GenreClassifier classifier = GenreClassifier.shipped();

  @Test
  void genresThatAgreeGiveFullConfidence() {
    MusicKind kind = classifier
        .classify(WeightedGenre.ranked(List.of("black metal", "death metal", "thrash metal")));
    assertThat(kind.bucket()).isEqualTo(Bucket.ENERGETIC);
    assertThat(kind.confidence()).isEqualTo(1);
  }

  @Test
  void weightsCount() {
    MusicKind kind = classifier
        .classify(List.of(new WeightedGenre("metal", 1), new WeightedGenre("ambient", 9)));
    assertThat(kind.bucket()).isEqualTo(Bucket.FOCUS);
    assertThat(kind.confidence()).isCloseTo(0.9, within(1e-9));
    assertThat(kind.feel().orElseThrow().energy()).isCloseTo(0.9 * 0.23 + 0.1 * 0.9, within(1e-9));
  }

  @Test
  void genresThatDisagreeAreNeutral() {
    MusicKind kind = classifier
        .classify(List.of(new WeightedGenre("metal", 1), new WeightedGenre("ambient", 1)));
    assertThat(kind.bucket()).isEqualTo(Bucket.NEUTRAL);
    assertThat(kind.confidence()).isLessThan(0.5);
    assertThat(kind.why()).endsWith("they disagree");
  }

  @Test
  void unknownNamesAreDroppedAndOnlyTheFiveHeaviestCount() {
    assertThat(classifier
        .classify(List.of(new WeightedGenre("seen live", 100), new WeightedGenre("metal", 1))).bucket())
        .isEqualTo(Bucket.ENERGETIC);
    List<WeightedGenre> many = List.of(new WeightedGenre("ambient", 1), new WeightedGenre("metal", 9),
        new WeightedGenre("punk", 8), new WeightedGenre("techno", 7), new WeightedGenre("ska", 6),
        new WeightedGenre("grindcore", 5));
    assertThat(classifier.classify(many).confidence()).isEqualTo(1);
    assertThat(classifier.classify(List.of()).bucket()).isEqualTo(Bucket.UNKNOWN);
    assertThat(classifier.classify(WeightedGenre.ranked(List.of("german", "90s"))).bucket())
        .isEqualTo(Bucket.UNKNOWN);
  }

  @Test
  void theUsersWordCountsFirstTheExactOneBeforeThePattern() {
    Lexicon lexicon = Lexicon.shipped();
    var rules = new BucketRules(lexicon,
        Map.of("Lo-Fi *", Bucket.ENERGETIC, "*core", Bucket.FOCUS, "*metalcore",
            Bucket.NEUTRAL, "lofi beats", Bucket.UNKNOWN, "my odd genre", Bucket.FOCUS));
    var mine = new GenreClassifier(lexicon, rules);
    assertThat(mine.classify("LoFi rap").bucket()).isEqualTo(Bucket.ENERGETIC);
    assertThat(mine.classify("lofi rap").why()).isEqualTo("you set 'Lo-Fi *'");
    assertThat(mine.classify("lofi").bucket()).isEqualTo(Bucket.FOCUS);
    assertThat(mine.classify("grindcore").bucket()).isEqualTo(Bucket.FOCUS);
    assertThat(mine.classify("melodic metalcore").bucket()).isEqualTo(Bucket.NEUTRAL);
    assertThat(mine.classify("lo-fi beats").bucket()).isEqualTo(Bucket.UNKNOWN);
    assertThat(mine.classify("My Odd-Genre").bucket()).isEqualTo(Bucket.FOCUS);
  }
}
