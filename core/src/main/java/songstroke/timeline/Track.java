package songstroke.timeline;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

import songstroke.name.Entities;
import songstroke.name.TagText;

/// A recording of sound as a player names it. Its names are kept as [OutsideText]: without what nobody sees, and no
/// longer than a limit; so is the number of artists and genres.
///
/// @param id       an identifier that means the same track everywhere, when the source has one
/// @param title    empty when unknown
/// @param artists  in the source's order
/// @param album    empty when unknown
/// @param lengthMs the track's length in ms, when known
/// @param genres   as the source gives them, before any look-up
public record Track(Optional<String> id, String title, List<String> artists, String album,
    OptionalLong lengthMs,
    List<String> genres) {
  /// What only stands between two names: the ends of texts in tags, and the separators of ASCII.
  private static final Pattern END_OF_NAME = Pattern.compile("[\u0000\u001c-\u001f]");

  public Track {
    id = id.map(OutsideText::name).filter(text -> !text.isEmpty());
    title = OutsideText.name(title);
    artists = names(artists);
    album = OutsideText.name(album);
    genres = names(genres);
  }

  /// A track as a player, a server or a file tells of it: entities of web pages may stand in the texts, and several
  /// names in one tag of genres.
  public static Track told(Optional<String> id, String title, List<String> artists, String album,
      OptionalLong lengthMs, List<String> genres) {
    return new Track(id, Entities.decoded(title), decoded(artists), Entities.decoded(album), lengthMs,
        decoded(genres).stream().flatMap(TagText::parts).toList());
  }

  /// A track as a recording names it, in which entities may stand.
  static Track recorded(Optional<String> id, String title, List<String> artists, String album,
      OptionalLong lengthMs, List<String> genres) {
    return new Track(id, Entities.decoded(title), decoded(artists), Entities.decoded(album), lengthMs,
        decoded(genres));
  }

  private static List<String> decoded(List<String> names) {
    return names.stream().map(Entities::decoded).toList();
  }

  /// Whether anything at all tells this track from another.
  public boolean isNamed() {
    return id.isPresent() || !title.isBlank();
  }

  /// Whether both are the same track: by id when both have one, else by artists, title, album and the
  /// length in whole seconds (players correct it while they load).
  public boolean sameAs(Track other) {
    if (id.isPresent() && other.id.isPresent()) {
      return id.equals(other.id);
    }
    return naming().equals(other.naming());
  }

  /// The id, or one made from what names the track: equal for the same naming on every machine.
  public String key() {
    return id.orElseGet(() -> "t-" + digest(String.join("\u0000", naming())));
  }

  private static List<String> names(List<String> names) {
    for (String name : names) {
      if (name.isEmpty() || names.size() > OutsideText.MOST_NAMES || !OutsideText.name(name).equals(name)) {
        return names.stream().flatMap(END_OF_NAME::splitAsStream).map(OutsideText::name)
            .filter(text -> !text.isEmpty()).limit(OutsideText.MOST_NAMES).toList();
      }
    }
    return List.copyOf(names);
  }

  private List<String> naming() {
    long seconds = Math.round(lengthMs.orElse(0) / 1000.0);
    return List.of(title, String.join("\u0001", artists), album, Long.toString(seconds));
  }

  private static String digest(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
