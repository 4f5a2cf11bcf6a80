package songstroke.enrich;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import songstroke.name.TagText;
import songstroke.timeline.OutsideText;

/// The genres in the tags of a track: one tag may hold several, or the number of one in the list of ID3v1.
///
/// `;`, `|`, `\`, a bullet and control characters always part two genres. `,` and `/` part them unless the tree knows
/// the whole: `Singer/Songwriter` is one genre, `R&B/Soul` two. A list with commas, or with blanks around its
/// slashes, is also taken apart when the tree knows the whole as well as each part: `Jazz, Funk`.
///
/// Safe for several threads.
public final class GenreText {
  private static final Pattern LIST = Pattern.compile("[,\u3001\uff0c]|\\s[/\uff0f]\\s");
  private static final Pattern CLOSE = Pattern.compile("[/\uff0f]");
  /// What is left of an enumeration before its last name.
  private static final Pattern AND = Pattern.compile("^(?:[&+]|and\\s|und\\s)\\s*", Pattern.CASE_INSENSITIVE);
  private final GenreTree tree;

  public GenreText(GenreTree tree) {
    this.tree = tree;
  }

  /// Each genre once, in the order of the tags, as it is written there.
  public List<String> genres(Collection<String> tags) {
    Map<String, String> genres = new LinkedHashMap<>();
    tags.stream().flatMap(TagText::parts).flatMap(part -> names(part).stream())
        .forEach(genre -> genres.putIfAbsent(tree.key(genre), genre));
    return List.copyOf(genres.values());
  }

  private List<String> names(String text) {
    Optional<List<String>> numbered = Id3Genres.in(text);
    if (numbered.isPresent()) {
      return numbered.get().stream().flatMap(name -> names(name).stream()).toList();
    }
    List<String> listed = split(LIST, text);
    if (TagText.saysNothing(text) || isWhole(text, listed)) {
      return single(text);
    }
    List<String> genres = new ArrayList<>();
    for (String part : listed) {
      (isKnown(part) ? List.of(part) : split(CLOSE, part)).forEach(genre -> genres.addAll(single(genre)));
    }
    return genres;
  }

  private boolean isWhole(String text, List<String> listed) {
    return isKnown(text) && (listed.size() < 2 || !listed.stream().allMatch(this::isKnown));
  }

  private List<String> single(String text) {
    Optional<List<String>> numbered = Id3Genres.in(text);
    if (numbered.isPresent()) {
      return numbered.get();
    }
    String name = OutsideText.name(text);
    return TagText.saysNothing(name) ? List.of() : List.of(name);
  }

  private boolean isKnown(String name) {
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
