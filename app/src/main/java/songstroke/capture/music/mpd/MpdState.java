package songstroke.capture.music.mpd;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import songstroke.capture.music.Addresses;
import songstroke.capture.music.StreamTitle;
import songstroke.timeline.AudioKind;
import songstroke.timeline.NowPlaying;
import songstroke.timeline.Track;

/// What a server plays at one moment.
///
/// @param doing     whether it plays
/// @param silent    whether its volume is zero
/// @param item      what is loaded, if anything
/// @param elapsedMs the position in it at `nanos`, in ms, when known; never of a song of a radio
/// @param error     the server's own complaint about its output or a file; empty when it has none
/// @param nanos     the moment, on the monotonic clock: the middle between question and answer
record MpdState(Doing doing, boolean silent, Optional<NowPlaying> item, OptionalLong elapsedMs, String error,
    long nanos) {
  /// The name under which its tracks are kept.
  static final String PLAYER = "mpd";

  private static final long SHORTEST_MS = 1000;
  private static final double LONGEST_SECONDS = 10 * 86_400.0;

  enum Doing {
    PLAYING, PAUSED, STOPPED
  }

  /// Reads the answer to `status` and `currentsong`. Keys that are not known and numbers that are none are passed over.
  static MpdState of(MpdLink.Answer answer) {
    Map<String, List<String>> fields = new HashMap<>();
    for (String line : answer.lines()) {
      int colon = line.indexOf(": ");
      fields.computeIfAbsent(line.substring(0, colon), _ -> new ArrayList<>()).add(line.substring(colon + 2));
    }
    Doing doing = switch (first(fields, "state")) {
      case "play" -> Doing.PLAYING;
      case "pause" -> Doing.PAUSED;
      default -> Doing.STOPPED;
    };
    return new MpdState(doing, first(fields, "volume").equals("0"),
        fields.containsKey("file") ? Optional.of(item(fields)) : Optional.empty(),
        isRadio(fields) ? OptionalLong.empty() : millis(first(fields, "elapsed")), first(fields, "error"),
        answer.sentNanos() + (answer.receivedNanos() - answer.sentNanos()) / 2);
  }

  /// Whether it is a stream in which one song follows the other: length and position are the stream's own.
  private static boolean isRadio(Map<String, List<String>> fields) {
    return Addresses.isRemote(first(fields, "file"))
        && (!first(fields, "Name").isBlank() || named(fields, "Artist").isEmpty());
  }

  /// A track by its tags. A stream names the track `Artist - Title`, and its station as the album; a file without a
  /// title goes by its file name.
  private static NowPlaying item(Map<String, List<String>> fields) {
    String file = first(fields, "file");
    boolean stream = Addresses.isRemote(file);
    List<String> artists = named(fields, "Artist").isEmpty()
        ? named(fields, "AlbumArtist")
        : named(fields, "Artist");
    String title = Addresses.isEndOf(file, first(fields, "Title")) ? "" : first(fields, "Title").strip();
    String album = first(fields, "Album");
    if (stream) {
      album = album.isEmpty() ? first(fields, "Name") : album;
      StreamTitle told = StreamTitle.of(title);
      title = artists.isEmpty() ? told.title() : title;
      artists = artists.isEmpty() ? told.artist().map(List::of).orElse(List.of()) : artists;
    } else if (title.isEmpty()) {
      title = withoutFolderAndEnding(file);
    }
    Optional<String> id = Optional.of(first(fields, "MUSICBRAINZ_TRACKID")).filter(text -> !text.isBlank())
        .map(text -> "mb:track:" + text);
    AudioKind kind = artists.isEmpty() && title.isEmpty() ? AudioKind.UNKNOWN : AudioKind.MUSIC;
    return new NowPlaying(kind, PLAYER, Track.told(id, title, artists, album,
        isRadio(fields) ? OptionalLong.empty() : length(fields),
        fields.getOrDefault("Genre", List.of())));
  }

  private static OptionalLong length(Map<String, List<String>> fields) {
    OptionalLong length = millis(first(fields, "duration"));
    OptionalLong told = length.isPresent() ? length : millis(first(fields, "Time"));
    return told.orElse(0) >= SHORTEST_MS ? told : OptionalLong.empty();
  }

  private static String withoutFolderAndEnding(String file) {
    String name = file.substring(file.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  private static List<String> named(Map<String, List<String>> fields, String key) {
    return fields.getOrDefault(key, List.of()).stream().filter(text -> !text.isBlank()).toList();
  }

  private static String first(Map<String, List<String>> fields, String key) {
    return fields.getOrDefault(key, List.of("")).getFirst();
  }

  /// A number of seconds as ms; empty when it is not one, is negative, or longer than any track.
  private static OptionalLong millis(String seconds) {
    try {
      double value = Double.parseDouble(seconds);
      return value >= 0 && value < LONGEST_SECONDS
          ? OptionalLong.of(Math.round(value * 1000))
          : OptionalLong.empty();
    } catch (NumberFormatException _) {
      return OptionalLong.empty();
    }
  }
}
