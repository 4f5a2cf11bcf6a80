package songstroke.capture.music.mpris;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import songstroke.capture.music.Addresses;
import songstroke.capture.music.StreamTitle;
import songstroke.timeline.AudioKind;
import songstroke.timeline.NowPlaying;
import songstroke.timeline.Track;

/// Reads a player's `Metadata` whatever types it chose: texts where lists should be, any kind of number,
/// numbers as text, track ids as texts or as paths. Unknown keys are passed over, `xesam:url` is never kept; it tells
/// which names are only the end of it, and for players of Spotify which track it is.
final class MetadataReader {
  /// The keys that are read.
  static final Set<String> KEYS = Set.of("mpris:trackid", "mpris:length", "mb:trackId", "xesam:title",
      "xesam:artist",
      "xesam:album", "xesam:genre", "xesam:trackNumber", "xesam:url", "vlc:nowplaying", "kde:pid");
  private static final Pattern SPOTIFY = Pattern
      .compile("(?:spotify:|/(?:.*/)?spotify/)(track|ad|episode|local)[:/](.*)", Pattern.DOTALL);
  private static final Pattern SPOTIFY_PAGE = Pattern
      .compile("https://open\\.spotify\\.com/(?:intl-\\w+/)?(track|episode)/(\\w+).*", Pattern.DOTALL);
  /// What a browser may give as the artist of a page that names none: the host that it comes from.
  private static final Pattern HOST = Pattern.compile(
      "(?:localhost|[\\d.]+|\\[[\\da-f:]+]|(?:[\\w-]+\\.)+(?:app|at|au|be|biz|br|ca"
          + "|ch|co|com|de|dev|dk|edu|es|eu|fi|fm|fr|gov|info|io|it|jp|kr|me|net|nl|no|org|pl|ru|se|tv|uk|us))"
          + "(?::\\d+)?/?",
      Pattern.CASE_INSENSITIVE);
  private static final long SHORTEST_MS = 1000;
  private static final long LONGEST_MS = 10L * 24 * 3600 * 1000;

  private MetadataReader() {}

  static Loaded read(PlayerName player, Map<String, ?> metadata) {
    String slot = text(metadata.get("mpris:trackid"));
    String url = text(metadata.get("xesam:url"));
    Matcher spotify = spotify(player, slot, url);
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
    Names names = player.browser()
        ? page(metadata, url)
        : Addresses.isRemote(url)
            ? stream(metadata, url)
            : names(metadata);
    if (names.artists.isEmpty() && kind == AudioKind.MUSIC && (player.browser() || names.title.isBlank())) {
      kind = AudioKind.UNKNOWN;
    }
    Track track = player.browser() && names.artists.isEmpty()
        ? new Track(Optional.empty(), "", List.of(), "", OptionalLong.empty(), List.of())
        : Track.told(id, names.title, names.artists, names.album, length, texts(metadata.get("xesam:genre")));
    return new Loaded(slot, new NowPlaying(kind, player.text(), track), length,
        integer(metadata.get("kde:pid")),
        false, Addresses.isRemote(url));
  }

  /// How a track is called.
  private record Names(String title, List<String> artists, String album) {}

  private static Names names(Map<String, ?> metadata) {
    return new Names(text(metadata.get("xesam:title")), artists(metadata), text(metadata.get("xesam:album")));
  }

  /// A page without an artist of its own has none, whatever else stands there.
  private static Names page(Map<String, ?> metadata, String url) {
    Names names = names(metadata);
    List<String> artists = names.artists.stream().map(String::strip)
        .filter(artist -> !HOST.matcher(artist).matches() && !Addresses.isHostOf(url, artist)).toList();
    return new Names(names.title, artists, names.album);
  }

  /// A stream without tags goes by its address; a radio names its song as `Artist - Title`, VLC in a field of its own
  /// beside the name of the station.
  private static Names stream(Map<String, ?> metadata, String url) {
    Names names = names(metadata);
    String title = Addresses.isEndOf(url, names.title) ? "" : names.title;
    String song = text(metadata.get("vlc:nowplaying"));
    boolean station = !song.isBlank() && !song.equals(title);
    if (!names.artists.isEmpty() && !station) {
      return new Names(title, names.artists, names.album);
    }
    StreamTitle told = StreamTitle.of(station ? song : title);
    return new Names(told.title(), told.artist().map(List::of).orElse(names.artists),
        station && names.album.isBlank() ? title : names.album);
  }

  private static List<String> artists(Map<String, ?> metadata) {
    return texts(metadata.get("xesam:artist")).stream().filter(name -> !Addresses.isIn(name)).toList();
  }

  /// Spotify's own players name a track by its address there, in one of several forms, or by its page.
  private static Matcher spotify(PlayerName player, String slot, String url) {
    Matcher id = SPOTIFY.matcher(slot);
    return id.matches() || player.browser() ? id : SPOTIFY_PAGE.matcher(url);
  }

  /// What an advertisement looks like when its track id does not say so: no album, and no place on it.
  private static boolean isNamelessSpotify(PlayerName player, Map<String, ?> metadata) {
    Object number = metadata.get("xesam:trackNumber");
    return player.text().equals("spotify") && text(metadata.get("xesam:album")).isBlank()
        && (number == null || integer(number).orElse(-1) == 0);
  }

  /// A time in µs as ms; empty when it is missing, or shorter or longer than any track.
  private static OptionalLong micros(@Nullable Object value) {
    OptionalLong micros = integer(value);
    long millis = micros.orElse(0) / 1000;
    return millis >= SHORTEST_MS && millis < LONGEST_MS ? OptionalLong.of(millis) : OptionalLong.empty();
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

  /// Any number, or a text that is one, cut to a whole one.
  static OptionalLong integer(@Nullable Object value) {
    if (value instanceof Number number) {
      return OptionalLong.of(number.longValue());
    }
    OptionalDouble number = number(value);
    return number.isPresent() ? OptionalLong.of((long) number.getAsDouble()) : OptionalLong.empty();
  }

  /// Any number, or a text that is one.
  static OptionalDouble number(@Nullable Object value) {
    try {
      return switch (value) {
        case Number number -> OptionalDouble.of(number.doubleValue());
        case String text -> OptionalDouble.of(Double.parseDouble(text.strip()));
        case null, default -> OptionalDouble.empty();
      };
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
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
