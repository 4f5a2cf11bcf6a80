package songstroke.name;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The text of a tag of genres, which may hold several names or say that there is none.
public final class TagText {
  /// What is part of no name: `;`, `|`, `\`, bullets, control characters, and the same in full width.
  private static final Pattern SEPARATOR = Pattern.compile("[;|\\\\\\p{Cntrl}\u2022\u00a6\uff1b\uff5c]");

  private TagText() {}

  /// The parts of a tag between separators that are part of no name, without blank ones.
  public static Stream<String> parts(String tag) {
    return SEPARATOR.splitAsStream(tag).map(String::strip).filter(part -> !part.isEmpty());
  }

  /// Whether a name says that no genre is known.
  public static boolean saysNothing(String name) {
    String folded = Folding.ofName(name);
    return folded.isEmpty() ? ArtistName.isNobody(name) : Placeholders.NAMES.contains(folded);
  }

  /// Read when the first name is looked at.
  private static final class Placeholders {
    static final Set<String> NAMES = NameList.folded("nogenre.txt");
  }
}
