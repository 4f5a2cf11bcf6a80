package songstroke.capture.music.applescript;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

import songstroke.timeline.AudioKind;
import songstroke.timeline.NowPlaying;
import songstroke.timeline.Playback;
import songstroke.timeline.Track;

/// What a player answers, in fields that U+0001 parts: state, title, artist, album, length and position in ms, genre,
/// id, volume. Fields at the end may be missing.
final class PlayerWords {
  private static final String SEPARATOR = "\u0001";
  private static final String NOTHING = "missing value";
  private static final int TITLE = 1;
  private static final int ARTIST = 2;
  private static final int ALBUM = 3;
  private static final int LENGTH = 4;
  private static final int POSITION = 5;
  private static final int GENRE = 6;
  private static final int ID = 7;
  private static final int VOLUME = 8;

  private final String player;
  private final List<String> fields;

  PlayerWords(String player, String answer) {
    this.player = player;
    this.fields = List.of(answer.strip().split(SEPARATOR, -1));
  }

  Playback playback() {
    Optional<NowPlaying> item = item();
    return switch (field(0).toLowerCase(Locale.ROOT)) {
      case "playing", "fast forwarding", "rewinding" -> item.map(this::playing)
          .orElseGet(() -> new Playback.Unknown(player + " names no track"));
      case "paused" -> new Playback.Paused(item);
      case "stopped", "" -> new Playback.Stopped();
      default -> new Playback.Unknown(player + " is '" + field(0) + "'");
    };
  }

  private Playback playing(NowPlaying item) {
    return field(VOLUME).equals("0")
        ? new Playback.Muted(Optional.of(item))
        : new Playback.Playing(item, number(POSITION));
  }

  private Optional<NowPlaying> item() {
    if (field(TITLE).isEmpty() && field(ID).isEmpty()) {
      return Optional.empty();
    }
    String id = field(ID);
    AudioKind kind = id.startsWith("spotify:ad:")
        ? AudioKind.AD
        : id.startsWith("spotify:episode:") ? AudioKind.SPEECH : AudioKind.MUSIC;
    List<String> artists = field(ARTIST).isEmpty() ? List.of() : List.of(field(ARTIST));
    OptionalLong length = number(LENGTH);
    return Optional.of(new NowPlaying(kind, player.toLowerCase(Locale.ROOT),
        Track.told(Optional.of(id).filter(text -> text.startsWith("spotify:track:")), field(TITLE), artists,
            field(ALBUM), length.orElse(0) > 0 ? length : OptionalLong.empty(),
            List.of(field(GENRE)))));
  }

  private String field(int number) {
    String text = number < fields.size() ? fields.get(number).strip() : "";
    return text.equals(NOTHING) ? "" : text;
  }

  /// A number as AppleScript writes it in any language: with a comma, or with an exponent.
  private OptionalLong number(int number) {
    try {
      return OptionalLong.of(Math.round(Double.parseDouble(field(number).replace(',', '.'))));
    } catch (NumberFormatException _) {
      return OptionalLong.empty();
    }
  }
}
