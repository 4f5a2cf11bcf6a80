package songstroke.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArtistNameTest {
  @ParameterizedTest
  @ValueSource(strings = {"Unknown Artist", "UNKNOWN ARTIST", "unknown artist", "<unknown>", "[unknown]",
    "(Unknown)",
    "{unknown artist}", "\"Unknown Artist\"", "Unknown", "Unknown  Artist", "Unknown_Artist",
    "unknown-artist",
    "\uff35\uff4e\uff4b\uff4e\uff4f\uff57\uff4e Artist", "Unknown\u00a0Artist", "Un\u00adknown Artist\u200b",
    "Unknown Artist 3", "Unknown Artist (2)", "Various Artists", "various artists", "Various", "VA", "V.A.",
    "V/A",
    "V. A.", "va", "[Various Artists]", "VA - Summer Hits", "Various Artists - Topic",
    "Unbekannter Interpret",
    "Unbekannter Künstler", "UNBEKANNTER KÜNSTLER", "Unbekannter Kuenstler", "Verschiedene Interpreten",
    "Artiste inconnu", "Artistes Divers", "Interprète inconnu", "Artista desconocido", "Varios Artistas",
    "Artista sconosciuto", "AA.VV.", "Artisti vari", "Vários Artistas", "Onbekende artiest", "Okänd artist",
    "Ukendt kunstner", "Ukjent artist", "Tuntematon artisti", "Nieznany wykonawca", "Różni Wykonawcy",
    "Neznámý umělec", "Ismeretlen előadó", "Bilinmeyen Sanatçı", "BİLİNMEYEN SANATÇI",
    "Неизвестный исполнитель",
    "НЕИЗВЕСТНЫЙ ИСПОЛНИТЕЛЬ", "Разные исполнители", "Невідомий виконавець", "Άγνωστος καλλιτέχνης",
    "ΑΓΝΩΣΤΟΣ ΚΑΛΛΙΤΕΧΝΗΣ", "未知艺术家", "群星", "不明なアーティスト", "ヴァリアス・アーティスト", "알 수 없는 아티스트", "여러 아티스트",
    "فنان غير معروف", "אמן לא ידוע", "Nghệ sĩ không xác định", "-", "--", "\u2014", "\u2013 \u2013", "_", ".",
    "...",
    "\u2026", "?", "???", "N/A", "n/a", "N.A.", "untitled", "Untitled", "Ohne Titel", "Sans titre", "null",
    "undefined",
    "None", "Anonymous", "[traditional]", "No Artist", "", " ", "\u200b", "\u00a0", "<>", "[ ]"})
  void aPlaceholderIsNobody(String name) {
    assertThat(ArtistName.isNobody(name)).isTrue();
    assertThat(ArtistName.id(name)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"!!!", "+44", "+/-", "Sigur Rós", "The The", "Unknown Mortal Orchestra",
    "Various Production",
    "The Unknown", "1975", "311", "40", "2", "!", "\u2605", "\u2020\u2020\u2020", "$", "%", "&", "@", "A",
    "VAST",
    "Va Va", "Anonymous 4", "Nullsleep", "None More Black", "N.E.R.D", "N.W.A", "NA Zdorovie",
    "Divers of the Sea",
    "Artist vs. Poet", "Unknown Hinson", "Traditional Fools", "The Various Artists Band", "無限"})
  void aRealNameIsAnArtist(String name) {
    assertThat(ArtistName.isNobody(name)).isFalse();
    assertThat(ArtistName.id(name)).isNotEmpty();
    assertThat(ArtistName.key(name)).isNotEmpty();
  }

  @Test
  void namesWithoutLettersAreNotFoldedIntoEachOther() {
    List<String> names = List.of("!!!", "!!", "+/-", "+-", "+44", "44", "311", "40", "40%", "1975", "\u2605",
        "\u2606",
        "$", "&", "+");
    assertThat(names.stream().map(ArtistName::key)).doesNotHaveDuplicates();
    assertThat(names.stream().map(ArtistName::id)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({"Band,BAND", "Band,Band\u200e", "Band,\u200bBand", "Band,Ban\u00add", "Band,\ufeffBand",
    "Band,Band\ufe0f", "A B,A\u00a0B", "A B,A  B", "Band,\uff22\uff41\uff4e\uff44", "Office,O\ufb03ce",
    "Straße,STRASSE", "Straße,STRA\u1e9eE", "İstanbul,istanbul", "ISTANBUL,istanbul", "Işık,IŞIK",
    "ışık,IŞIK",
    "Björk,Bjo\u0308rk", "ΣΑΣ,σας", "Ann,Ann - Topic", "Ann,ann \u2013 topic", "Ann,AnnVEVO", "Ann,Ann VEVO",
    "Ann Lee,AnnLeeVEVO", "Ann,Ann (Official)", "Ann,Ann [official]", "Ann,Ann (Official Artist Channel)",
    "Rammstein,Rammstein \u2013 Thema"})
  void spellingsOfOneArtistMeet(String one, String other) {
    assertThat(ArtistName.id(other)).isEqualTo(ArtistName.id(one)).isNotEmpty();
    assertThat(ArtistName.key(other)).isEqualTo(ArtistName.key(one));
  }

  @Test
  void onlyTheKeyIsWithoutAccentsAndSigns() {
    assertThat(ArtistName.id("Sigur Rós")).isEqualTo("sigur rós");
    assertThat(ArtistName.key("Sigur Rós")).isEqualTo(ArtistName.key("SIGUR ROS")).isEqualTo("sigur ros");
    assertThat(ArtistName.key("राम")).isNotEqualTo(ArtistName.key("रमी"));
    assertThat(ArtistName.key("रामी")).isNotEqualTo(ArtistName.key("रिमा"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Vevo", "VEVO", "Topic", "Hot Topic", "Official", "The Officials", "Devevo"})
  void aNameThatIsNoChannelStays(String name) {
    assertThat(ArtistName.plain(name)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"A One; B", "A One/B", "A One / B", "A One, B", "A One feat. B", "A One ft B", "A One ft. B",
        "A One featuring B", "A One FEAT. B", "A One & B", "A One x B", "A One \u00d7 B", "A One X B",
        "A One vs. B",
        "A One vs B", "A One with B", "A One (feat. B)", "A One [ft. B]", "A One + B", "A One | B",
        "A One \u2022 B",
        "A One, B & C"})
  void theFirstOfSeveralArtistsIsNamed(String names) {
    assertThat(ArtistName.firsts(names)).containsExactly("A One");
  }

  @Test
  void theLongestReadingOfTheFirstComesFirst() {
    assertThat(ArtistName.firsts("Earth, Wind & Fire feat. B")).containsExactly("Earth, Wind & Fire",
        "Earth");
    assertThat(ArtistName.firsts("Lil Nas X & B")).containsExactly("Lil Nas X");
    assertThat(ArtistName.firsts("Band")).isEmpty();
    assertThat(ArtistName.firsts("Within Temptation")).isEmpty();
    assertThat(ArtistName.firsts("Malcolm X")).isEmpty();
    assertThat(ArtistName.firsts("Unknown Artist feat. B")).isEmpty();
  }
}
