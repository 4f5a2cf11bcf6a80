package songstroke.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GenreClassifierTest {
  private final GenreClassifier classifier = GenreClassifier.shipped();

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "-", "🎵🔥", "seen live", "90s", "1987", "brazil", "New York", "Köln",
    "deutsch",
    "female vocalists", "albums i own", "guilty pleasure", "xqzvrt", "florbinate", "wumplestadt",
    "bleemish quorf",
    "zzz", "????", "\u0000", "the", "my tracks", "sophomore", "encore", "norfolk", "warehouse", "heartbeat",
    "*",
    "東京", "épouvantable", "summer 2014", "under 2000 listeners", "hard", "melodic", "deep", "progressive"})
  void whatTellsNoKindOfMusicIsUnknown(String name) {
    assertThat(classifier.classify(name).bucket()).as(name + ": " + classifier.classify(name))
        .isEqualTo(Bucket.UNKNOWN);
  }

  @Test
  void aNameOfTenThousandCharactersIsUnknown() {
    assertThat(classifier.classify("x".repeat(10_000)).isKnown()).isFalse();
    assertThat(classifier.classify("rock ".repeat(2_000)).isKnown()).isFalse();
    assertThat(classifier.classify("🎸".repeat(5_000)).isKnown()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"lo-fi,lofi", "Lo-Fi Hip-Hop,lofi hip hop", "LOFI HIPHOP,lo fi hip hop", "R&B,rhythm and blues",
    "r'n'b,rnb", "d&b,drum and bass", "DnB,drum & bass", "drum'n'bass,drum n bass", "post-rock,postrock",
    "Post Punk,postpunk", "k-pop,kpop", "K Pop,k-pop", "synth-pop,synthpop", "trip hop,triphop",
    "new age,newage", "rock 'n' roll,rock and roll", "Forró,forro", "variété française,variete francaise",
    "neue deutsche Härte,neue deutsche harte", "ｄｅａｔｈ ｍｅｔａｌ,death metal", "alt-country,alternative country"})
  void spellingDoesNotMatter(String one, String other) {
    assertThat(classifier.lexicon().key(one)).isEqualTo(classifier.lexicon().key(other));
    assertThat(classifier.classify(one).feel()).isPresent().isEqualTo(classifier.classify(other).feel());
  }

  @Test
  void theRightmostHeadIsTheBase() {
    assertThat(classifier.classify("folk rock opera").why()).startsWith("base 'opera'");
    assertThat(classifier.classify("tango techno").why()).isEqualTo("base 'techno', 'tango' mixed in");
  }

  @Test
  void aWordThatIsBothIsABaseAloneAndAShiftBesideAHead() {
    assertThat(classifier.classify("piano").bucket()).isEqualTo(Bucket.FOCUS);
    assertThat(classifier.classify("piano rock").why()).startsWith("base 'rock', 'piano' -0.15");
  }

  @Test
  void aHardWordKeepsTheEnergyUpUnlessASoftOneStandsThere() {
    assertThat(classifier.classify("smooth jazz metal lounge").bucket()).isNotEqualTo(Bucket.FOCUS);
    assertThat(classifier.classify("slow-burning jazz punk").bucket()).isNotEqualTo(Bucket.FOCUS);
    GenreKind kept = classifier.classify("mellow metal");
    assertThat(kept.feel().orElseThrow().energy()).isGreaterThanOrEqualTo(0.74);
    assertThat(classifier.classify("acoustic metal").bucket()).isEqualTo(Bucket.NEUTRAL);
  }

  @Test
  void anUnlistedWordIsReadByItsEnding() {
    assertThat(classifier.classify("granitecore").why()).contains("-core");
    assertThat(classifier.classify("moonwave").bucket()).isEqualTo(Bucket.NEUTRAL);
    assertThat(classifier.classify("chillfunk").why()).contains("'chill'").contains("-funk");
  }

  @Test
  void aPurposeEndsItWhateverStandsBeside() {
    assertThat(classifier.classify("workout ambient").bucket()).isEqualTo(Bucket.ENERGETIC);
    assertThat(classifier.classify("classical music for the gym").why()).isEqualTo("made for 'gym'");
  }

  @Test
  void speechIsNeutral() {
    assertThat(classifier.classify("true crime podcast").bucket()).isEqualTo(Bucket.NEUTRAL);
    assertThat(classifier.classify("Hörbuch").bucket()).isEqualTo(Bucket.NEUTRAL);
  }

  @Test
  void genresJoinedByABlankAreStillUnderstood() {
    assertThat(classifier.classify("Ambient Drone").bucket()).isEqualTo(Bucket.FOCUS);
    assertThat(classifier.classify("Melodic Death Metal Swedish Metal").bucket()).isEqualTo(Bucket.ENERGETIC);
  }
}
