package songstroke.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GenreTextTest {
  private final GenreText text = new GenreText(GenreTree.shipped());

  @ParameterizedTest
  @CsvSource(delimiter = '>', value = {
    "Singer/Songwriter > singer-songwriter", "Singer / Songwriter > singer-songwriter",
    "Singer & Songwriter > singer-songwriter", "Drum & Bass > drum and bass", "Drum 'n' Bass > drum and bass",
    "Rock & Roll > rock and roll", "R&B > R&B", "Rhythm & Blues > R&B", "Pop/Rock > pop rock",
    "2-Step > 2-step",
    "Oi! > oi!", "Death/Doom > death-doom", "Melodic Death Metal > melodic death metal"})
  void aNameThatTheTreeKnowsAsAWholeIsOneGenre(String tag, String genre) {
    assertThat(genres(tag)).containsExactly(tag);
    assertThat(GenreTree.shipped().canonical(tag)).hasValue(genre);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Rock; Pop", "Rock;Pop", "Rock/Pop", "Rock / Pop", "Rock, Pop", "Rock,Pop", "Rock|Pop",
        "Rock | Pop", "Rock \u2022 Pop", "Rock\u2022Pop", "Rock\u0000Pop", "Rock\nPop", "Rock\\Pop",
        "Rock\\\\Pop",
        "Rock\uff1bPop", "Rock\u3001Pop", " ; Rock ;; Pop ;"})
  void separatorsPartGenres(String tag) {
    assertThat(genres(tag)).containsExactly("Rock", "Pop");
  }

  @Test
  void eachPartIsReadAgainAsAWhole() {
    assertThat(genres("R&B/Soul")).containsExactly("R&B", "Soul");
    assertThat(genres("Hip-Hop/Rap")).containsExactly("Hip-Hop", "Rap");
    assertThat(genres("Rock; Pop/Indie")).containsExactly("Rock", "Pop", "Indie");
    assertThat(genres("Folk, World, & Country")).containsExactly("Folk", "World", "Country");
    assertThat(genres("Jazz, Singer/Songwriter; Drum & Bass"))
        .containsExactly("Jazz", "Singer/Songwriter", "Drum & Bass");
    assertThat(genres("Funk / Soul")).containsExactly("Funk", "Soul");
    assertThat(genres("Dark Foo/Bright Bar")).containsExactly("Dark Foo", "Bright Bar");
  }

  @Test
  void aListOfGenresIsNoOtherGenreOfTheSameWords() {
    assertThat(genres("Jazz, Funk")).containsExactly("Jazz", "Funk");
    assertThat(genres("Pop / Rock")).containsExactly("Pop", "Rock");
    assertThat(genres("Pop;Rock")).containsExactly("Pop", "Rock");
    assertThat(genres("Ambient,Techno")).containsExactly("Ambient", "Techno");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"rock,Rock,ROCK,\uff32\uff4f\uff43\uff4b,Rock\u200b,ro\u00adck|rock",
    "hip-hop,Hip Hop,hip hop,hiphop,Hip\u2010Hop,hip\u00a0hop|hip hop",
    "drum'n'bass,drum & bass,dnb,d&b,D'n'B,DrumNBass,drum\u2019n\u2019bass,drum\u00b4n\u00b4bass|drum and bass",
    "r&b,rnb,R'n'B,RnB,R & B,rhythm and blues|R&B", "lo-fi,lofi,lo fi,Lo\u2011Fi|lo-fi",
    "synth-pop,Synthpop,synth pop|synthpop", "post-punk,postpunk,Post Punk|post-punk",
    "Dark Wave,darkwave,dark-wave|darkwave", "Death Metal,death-metal,DeathMetal|death metal"},
      quoteCharacter = '"')
  void spellingsOfOneGenreAreOne(String spellings, String genre) {
    List<String> all = List.of(spellings.split(",", -1));
    assertThat(text.genres(all)).containsExactly(all.getFirst());
    assertThat(GenreNames.of(GenreTree.shipped(), List.of(all)).of(all)).containsExactly(genre);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "-", "Unknown", "<unknown>", "Unbekannt", "None", "N/A", "(255)", "192",
    "999999999999", ";", "/", "\u200b"})
  void aTagThatNamesNoGenreIsNone(String tag) {
    assertThat(genres(tag)).isEmpty();
  }

  @Test
  void numbersOfId3AreTheGenresThatTheyStandFor() {
    assertThat(genres("(17)")).containsExactly("Rock");
    assertThat(genres("17")).containsExactly("Rock");
    assertThat(genres(" (32) ")).containsExactly("Classical");
    assertThat(genres("(51)(39)")).containsExactly("Techno-Industrial", "Noise");
    assertThat(genres("(4)Eurodisco")).containsExactly("Disco", "Eurodisco");
    assertThat(genres("(9)Metal")).containsExactly("Metal");
    assertThat(genres("17; 8")).containsExactly("Rock", "Jazz");
    assertThat(genres("17/8")).containsExactly("Rock", "Jazz");
    assertThat(genres("(17)(255)")).containsExactly("Rock");
    assertThat(genres("0")).containsExactly("Blues");
    assertThat(genres("79")).containsExactly("Hard Rock");
    assertThat(genres("80")).containsExactly("Folk");
    assertThat(genres("125")).containsExactly("Dancehall");
    assertThat(genres("147")).containsExactly("Synthpop");
    assertThat(genres("191")).containsExactly("Psybient");
    assertThat(genres("62")).containsExactly("Pop", "Funk");
    assertThat(genres("(RX)")).containsExactly("Remix");
    assertThat(genres("CR")).containsExactly("Cover");
    assertThat(genres("(13)((Foo) Bar")).containsExactly("Pop", "(Foo) Bar");
    assertThat(genres("80s")).containsExactly("80s");
  }

  private List<String> genres(String tag) {
    return text.genres(List.of(tag));
  }
}
