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
    assertThat(genres(tag)).containsExactly(genre);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Rock; Pop", "Rock;Pop", "Rock/Pop", "Rock / Pop", "Rock, Pop", "Rock,Pop", "Rock|Pop",
        "Rock | Pop", "Rock \u2022 Pop", "Rock\u2022Pop", "Rock\u0000Pop", "Rock\nPop", "Rock\\Pop",
        "Rock\\\\Pop",
        "Rock\uff1bPop", "Rock\u3001Pop", " ; Rock ;; Pop ;"})
  void separatorsPartGenres(String tag) {
    assertThat(genres(tag)).containsExactly("rock", "pop");
  }

  @Test
  void eachPartIsReadAgainAsAWhole() {
    assertThat(genres("R&B/Soul")).containsExactly("R&B", "soul");
    assertThat(genres("Hip-Hop/Rap")).containsExactly("hip hop", "rap");
    assertThat(genres("Rock; Pop/Indie")).containsExactly("rock", "pop", "indie");
    assertThat(genres("Folk, World, & Country")).containsExactly("folk", "World", "country");
    assertThat(genres("Jazz, Singer/Songwriter; Drum & Bass"))
        .containsExactly("jazz", "singer-songwriter", "drum and bass");
    assertThat(genres("Funk / Soul")).containsExactly("funk", "soul");
    assertThat(genres("Dark Foo/Bright Bar")).containsExactly("Dark Foo", "Bright Bar");
  }

  @Test
  void aListOfGenresIsNoOtherGenreOfTheSameWords() {
    assertThat(genres("Jazz, Funk")).containsExactly("jazz", "funk");
    assertThat(genres("Pop / Rock")).containsExactly("pop", "rock");
    assertThat(genres("Pop;Rock")).containsExactly("pop", "rock");
    assertThat(genres("Ambient,Techno")).containsExactly("ambient", "techno");
  }

  @Test
  void spellingsOfOneGenreAreOne() {
    assertThat(
        text.genres(List.of("rock", "Rock", "ROCK", "\uff32\uff4f\uff43\uff4b", "Rock\u200b", "ro\u00adck")))
        .containsExactly("rock");
    assertThat(
        text.genres(List.of("hip-hop", "Hip Hop", "hip hop", "hiphop", "Hip\u2010Hop", "hip\u00a0hop")))
        .containsExactly("hip hop");
    assertThat(text.genres(List.of("drum'n'bass", "drum & bass", "dnb", "d&b", "Drum and Bass", "D'n'B",
        "drum\u2019n\u2019bass", "drum\u00b4n\u00b4bass", "DrumNBass"))).containsExactly("drum and bass");
    assertThat(text.genres(List.of("r&b", "rnb", "R'n'B", "RnB", "R & B", "rhythm and blues")))
        .containsExactly("R&B");
    assertThat(text.genres(List.of("lo-fi", "lofi", "lo fi", "Lo\u2011Fi"))).containsExactly("lo-fi");
    assertThat(text.genres(List.of("synth-pop", "Synthpop", "synth pop"))).containsExactly("synthpop");
    assertThat(text.genres(List.of("post-punk", "postpunk", "Post Punk"))).containsExactly("post-punk");
    assertThat(text.genres(List.of("Dark Wave", "darkwave", "dark-wave"))).containsExactly("darkwave");
    assertThat(text.genres(List.of("Death Metal", "death-metal", "DeathMetal")))
        .containsExactly("death metal");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "-", "Unknown", "<unknown>", "Unbekannt", "None", "N/A", "(255)", "192",
    "999999999999", ";", "/", "\u200b"})
  void aTagThatNamesNoGenreIsNone(String tag) {
    assertThat(genres(tag)).isEmpty();
  }

  @Test
  void numbersOfId3AreTheGenresThatTheyStandFor() {
    assertThat(genres("(17)")).containsExactly("rock");
    assertThat(genres("17")).containsExactly("rock");
    assertThat(genres(" (32) ")).containsExactly("classical");
    assertThat(genres("(51)(39)")).containsExactly("Techno-Industrial", "noise");
    assertThat(genres("(4)Eurodisco")).containsExactly("disco", "euro disco");
    assertThat(genres("(9)Metal")).containsExactly("metal");
    assertThat(genres("17; 8")).containsExactly("rock", "jazz");
    assertThat(genres("(17)(255)")).containsExactly("rock");
    assertThat(genres("0")).containsExactly("blues");
    assertThat(genres("79")).containsExactly("hard rock");
    assertThat(genres("80")).containsExactly("folk");
    assertThat(genres("125")).containsExactly("dancehall");
    assertThat(genres("147")).containsExactly("synthpop");
    assertThat(genres("191")).containsExactly("psybient");
    assertThat(genres("62")).containsExactly("pop", "funk");
    assertThat(genres("(RX)")).containsExactly("Remix");
    assertThat(genres("CR")).containsExactly("Cover");
    assertThat(genres("(13)((Foo) Bar")).containsExactly("pop", "(Foo) Bar");
    assertThat(genres("80s")).containsExactly("80s");
  }

  private List<String> genres(String tag) {
    return text.genres(List.of(tag));
  }
}
