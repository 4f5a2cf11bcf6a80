package songstroke.timeline;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The genres in the tags of a track. One tag may hold several, joined with `;`, `,`, `/` or `|`: `Ambient; Drone`.
public final class GenreText {
  private static final Pattern BREAK = Pattern.compile("[;,/|\u0000]");

  private GenreText() {}

  /// Each genre once, in the order of the tags.
  public static List<String> genres(Collection<String> tags) {
    Set<String> genres = new LinkedHashSet<>();
    for (String tag : tags) {
      for (String part : BREAK.split(tag, -1)) {
        if (!part.isBlank()) {
          genres.add(part.strip());
        }
      }
    }
    return List.copyOf(genres);
  }
}
