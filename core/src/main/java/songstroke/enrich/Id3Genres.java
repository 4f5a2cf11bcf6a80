package songstroke.enrich;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import songstroke.name.Folding;

/// Genres as tags of ID3 name them: `17`, `(17)`, `(51)(39)`, `(4)Eurodisco`, `RX`. The numbers are those of ID3v1 up
/// to 79 and of Winamp's list up to 191.
final class Id3Genres {
  private static final String[] NAMES = """
      Blues|Classic Rock|Country|Dance|Disco|Funk|Grunge|Hip-Hop|Jazz|Metal|New Age|Oldies|Other|Pop|R&B|Rap|\
      Reggae|Rock|Techno|Industrial|Alternative|Ska|Death Metal|Pranks|Soundtrack|Euro-Techno|Ambient|Trip-Hop|\
      Vocal|Jazz-Funk|Fusion|Trance|Classical|Instrumental|Acid|House|Game|Sound Clip|Gospel|Noise|\
      Alternative Rock|Bass|Soul|Punk|Space|Meditative|Instrumental Pop|Instrumental Rock|Ethnic|Gothic|Darkwave|\
      Techno-Industrial|Electronic|Pop-Folk|Eurodance|Dream|Southern Rock|Comedy|Cult|Gangsta Rap|Top 40|\
      Christian Rap|Pop/Funk|Jungle|Native American|Cabaret|New Wave|Psychedelic|Rave|Showtunes|Trailer|Lo-Fi|\
      Tribal|Acid Punk|Acid Jazz|Polka|Retro|Musical|Rock & Roll|Hard Rock|Folk|Folk-Rock|National Folk|Swing|\
      Fast Fusion|Bebop|Latin|Revival|Celtic|Bluegrass|Avantgarde|Gothic Rock|Progressive Rock|Psychedelic Rock|\
      Symphonic Rock|Slow Rock|Big Band|Chorus|Easy Listening|Acoustic|Humour|Speech|Chanson|Opera|Chamber Music|\
      Sonata|Symphony|Booty Bass|Primus|Porn Groove|Satire|Slow Jam|Club|Tango|Samba|Folklore|Ballad|Power Ballad|\
      Rhythmic Soul|Freestyle|Duet|Punk Rock|Drum Solo|A Cappella|Euro-House|Dancehall|Goa|Drum & Bass|Club-House|\
      Hardcore Techno|Terror|Indie|BritPop|Worldbeat|Polsk Punk|Beat|Christian Gangsta Rap|Heavy Metal|\
      Black Metal|Crossover|Contemporary Christian|Christian Rock|Merengue|Salsa|Thrash Metal|Anime|JPop|Synthpop|\
      Abstract|Art Rock|Baroque|Bhangra|Big Beat|Breakbeat|Chillout|Downtempo|Dub|EBM|Eclectic|Electro|\
      Electroclash|Emo|Experimental|Garage|Global|IDM|Illbient|Industro-Goth|Jam Band|Krautrock|Leftfield|Lounge|\
      Math Rock|New Romantic|Nu-Breakz|Post-Punk|Post-Rock|Psytrance|Shoegaze|Space Rock|Trop Rock|World Music|\
      Neoclassical|Audiobook|Audio Theatre|Neue Deutsche Welle|Podcast|Indie Rock|G-Funk|Dubstep|Garage Rock|\
      Psybient\
      """
      .split("\\|", -1);
  private static final Pattern BARE = Pattern.compile("\\d+|RX|CR");
  private static final Pattern BRACKETED = Pattern.compile("\\G\\s*\\((\\d+|RX|CR)\\)\\s*");

  private Id3Genres() {}

  /// The names that numbers in a tag stand for, and the text that refines them; none for a number outside the list.
  /// Empty when the tag has no such form.
  static Optional<List<String>> in(String tag) {
    String text = Folding.compatible(tag);
    List<String> names = new ArrayList<>();
    if (BARE.matcher(text).matches()) {
      add(names, text);
      return Optional.of(names);
    }
    Matcher number = BRACKETED.matcher(text);
    int end = 0;
    while (number.find()) {
      add(names, number.group(1));
      end = number.end();
    }
    if (end == 0) {
      return Optional.empty();
    }
    String refined = text.substring(end).strip();
    if (!refined.isEmpty()) {
      // A doubled bracket stands for one that is part of the name.
      names.add(refined.startsWith("((") ? refined.substring(1) : refined);
    }
    return Optional.of(names);
  }

  private static void add(List<String> names, String code) {
    switch (code) {
      case "RX" -> names.add("Remix");
      case "CR" -> names.add("Cover");
      default -> {
        if (code.length() <= 9 && Integer.parseInt(code) < NAMES.length) {
          names.add(NAMES[Integer.parseInt(code)]);
        }
      }
    }
  }
}
