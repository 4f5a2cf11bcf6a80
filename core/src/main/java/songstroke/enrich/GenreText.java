package songstroke.enrich;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import songstroke.name.ArtistName;
import songstroke.name.Folding;
import songstroke.timeline.OutsideText;

/// The genres in the tags of a track: one tag may hold several, or the number of one in the list of ID3v1.
///
/// `;`, `|`, `\`, a bullet and control characters always part two genres. `,` and `/` part them unless the tree knows
/// the whole: `Singer/Songwriter` is one genre, `R&B/Soul` two. A list with commas, or with blanks around its
/// slashes, is also taken apart when the tree knows the whole as well as each part: `Jazz, Funk`.
///
/// Safe for several threads.
public final class GenreText {
  private static final Pattern ALWAYS = Pattern.compile("[;|\\\\\\p{Cntrl}\u2022\u00a6\uff1b\uff5c]");
  private static final Pattern LIST = Pattern.compile("[,\u3001\uff0c]|\\s[/\uff0f]\\s");
  private static final Pattern CLOSE = Pattern.compile("[/\uff0f]");
  /// What is left of an enumeration before its last name.
  private static final Pattern AND = Pattern.compile("^(?:[&+]|and\\s|und\\s)\\s*", Pattern.CASE_INSENSITIVE);
  private static final Set<String> NOTHING = Stream.of("unknown", "unknown genre", "genre unknown",
      "no genre", "none",
      "n/a", "null", "undefined", "genre", "not available", "not specified", "unspecified", "unbekannt",
      "unbekanntes Genre", "Genre unbekannt", "inconnu", "genre inconnu", "desconocido", "género desconocido",
      "desconhecido", "gênero desconhecido", "sconosciuto", "genere sconosciuto", "onbekend",
      "onbekend genre", "okänd",
      "okänd genre", "ukendt", "ukendt genre", "ukjent", "ukjent sjanger", "tuntematon", "nieznany",
      "neznámý",
      "bilinmeyen", "неизвестно", "неизвестный жанр", "невідомий жанр", "未知", "未知流派", "不明", "不明なジャンル",
      "ジャンル不明", "알 수 없음", "알 수 없는 장르").map(Folding::ofName).collect(Collectors.toUnmodifiableSet());

  private final GenreTree tree;

  public GenreText(GenreTree tree) {
    this.tree = tree;
  }

  /// Each genre once, in the order of the tags, as the tree spells it when it has it.
  public List<String> genres(Collection<String> tags) {
    Map<String, String> genres = new LinkedHashMap<>();
    for (String tag : tags) {
      for (String text : ALWAYS.split(tag, -1)) {
        for (String genre : parts(text)) {
          genres.putIfAbsent(tree.key(genre), genre);
        }
      }
    }
    return List.copyOf(genres.values());
  }

  private List<String> parts(String text) {
    if (isNothing(OutsideText.name(text))) {
      return List.of();
    }
    Optional<List<String>> numbered = Id3Genres.in(text);
    if (numbered.isPresent()) {
      return numbered.get().stream().flatMap(name -> parts(name).stream()).toList();
    }
    List<String> listed = split(LIST, text);
    Optional<String> whole = tree.canonical(text);
    if (whole.isPresent() && (listed.size() < 2 || !listed.stream().allMatch(this::isListed))) {
      return List.of(whole.get());
    }
    List<String> genres = new ArrayList<>();
    for (String part : listed) {
      Optional<String> known = tree.canonical(part);
      if (known.isPresent()) {
        genres.add(known.get());
      } else {
        split(CLOSE, part).forEach(genre -> genres.addAll(single(genre)));
      }
    }
    return genres;
  }

  private List<String> single(String text) {
    Optional<List<String>> numbered = Id3Genres.in(text);
    if (numbered.isPresent()) {
      return numbered.get().stream().map(name -> tree.canonical(name).orElse(name)).toList();
    }
    String name = OutsideText.name(text);
    return isNothing(name) ? List.of() : List.of(tree.canonical(name).orElse(name));
  }

  /// Whether a name says that there is no genre.
  private static boolean isNothing(String name) {
    String folded = Folding.ofName(name);
    return folded.isEmpty() ? ArtistName.isNobody(name) : NOTHING.contains(folded);
  }

  private boolean isListed(String name) {
    return tree.canonical(name).isPresent();
  }

  private static List<String> split(Pattern separator, String text) {
    List<String> parts = new ArrayList<>();
    for (String part : separator.split(text.strip(), -1)) {
      String name = parts.isEmpty() ? part.strip() : AND.matcher(part.strip()).replaceFirst("");
      if (!name.isEmpty()) {
        parts.add(name);
      }
    }
    return parts;
  }
}
