package songstroke.capture.music.mpris;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import songstroke.timeline.AudioKind;
import songstroke.timeline.GenreText;
import songstroke.timeline.NowPlaying;
import songstroke.timeline.Track;

/// Reads a player's `Metadata` whatever types it chose: texts where lists should be, any kind of number,
/// numbers as text, track ids as texts or as paths. Unknown keys are passed over, `xesam:url` is never kept.
final class MetadataReader {
  private static final Pattern SPOTIFY = Pattern
      .compile("(?:spotify:|/com/spotify/)(track|ad|episode|local)[:/](.*)", Pattern.DOTALL);
  private static final long LONGEST_MS = 10L * 24 * 3600 * 1000;

  private MetadataReader() {}

  static Loaded read(PlayerName player, Map<String, ?> metadata) {
    String slot = text(metadata.get("mpris:trackid"));
    Matcher spotify = SPOTIFY.matcher(slot);
    boolean known = spotify.matches();
    AudioKind kind = switch (known ? spotify.group(1) : "") {
      case "ad" -> AudioKind.AD;
      case "episode" -> AudioKind.SPEECH;
      case "local" -> AudioKind.MUSIC;
      default -> isNamelessSpotify(player, metadata) ? AudioKind.AD : AudioKind.MUSIC;
    };
    Optional<String> id = known && spotify.group(1).equals("track")
        ? Optional.of("spotify:track:" + spotify.group(2))
        : Optional.of(text(metadata.get("mb:trackId"))).filter(text -> !text.isBlank())
            .map(text -> "mb:track:" + text);

    OptionalLong length = micros(metadata.get("mpris:length"));
    List<String> artists = texts(metadata.get("xesam:artist"));
    String title = text(metadata.get("xesam:title"));
    if (artists.isEmpty() && kind == AudioKind.MUSIC && (player.browser() || title.isBlank())) {
      kind = AudioKind.UNKNOWN;
    }
    Track track = player.browser() && artists.isEmpty()
        ? new Track(Optional.empty(), "", List.of(), "", OptionalLong.empty(), List.of())
        : new Track(id, title, artists, text(metadata.get("xesam:album")), length,
            genres(metadata.get("xesam:genre")));
    return new Loaded(slot, new NowPlaying(kind, player.text(), track), length);
  }

  /// What an advertisement looks like when its track id does not say so: no album, and no place on it.
  private static boolean isNamelessSpotify(PlayerName player, Map<String, ?> metadata) {
    Object number = metadata.get("xesam:trackNumber");
    return player.text().equals("spotify") && text(metadata.get("xesam:album")).isBlank()
        && (number == null || integer(number).orElse(-1) == 0);
  }

  static List<String> genres(@Nullable Object value) {
    return GenreText.genres(texts(value));
  }

  /// A time in µs as ms; empty when it is missing, not positive, or longer than any track.
  private static OptionalLong micros(@Nullable Object value) {
    OptionalLong micros = integer(value);
    long millis = micros.orElse(0) / 1000;
    return millis > 0 && millis < LONGEST_MS ? OptionalLong.of(millis) : OptionalLong.empty();
  }

  /// The entries whose key is a text.
  static Map<String, Object> named(Map<?, ?> map) {
    Map<String, Object> named = new HashMap<>();
    map.forEach((key, value) -> {
      if (key instanceof String name && value != null) {
        named.put(name, value);
      }
    });
    return named;
  }

  /// Any number, or a text that is one.
  static OptionalLong integer(@Nullable Object value) {
    try {
      return switch (value) {
        case Number number -> OptionalLong.of(number.longValue());
        case String text -> OptionalLong.of((long) Double.parseDouble(text.strip()));
        case null, default -> OptionalLong.empty();
      };
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  /// A text, or the first of a list of them; empty when it is neither.
  static String text(@Nullable Object value) {
    List<String> texts = texts(value);
    return texts.isEmpty() ? "" : texts.getFirst();
  }

  /// The texts of a list, or the one text there is, without blank ones.
  private static List<String> texts(@Nullable Object value) {
    Collection<?> values = switch (value) {
      case null -> List.of();
      case Collection<?> list -> list;
      case Object[] array -> Arrays.asList(array);
      default -> List.of(value);
    };
    List<String> texts = new ArrayList<>();
    for (Object one : values) {
      String text = one instanceof Number || one instanceof Map<?, ?> || one == null ? "" : one.toString();
      if (!text.isBlank()) {
        texts.add(text);
      }
    }
    return texts;
  }
}
