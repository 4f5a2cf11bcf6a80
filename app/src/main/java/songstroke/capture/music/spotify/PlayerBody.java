package songstroke.capture.music.spotify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import songstroke.timeline.AudioKind;
import songstroke.timeline.NowPlaying;
import songstroke.timeline.Track;
import tools.jackson.databind.JsonNode;

/// Reads the body of `currently-playing` and of `player`. Any field may be missing, null, or of another type than
/// expected; of a private session nothing is read but that it is one.
final class PlayerBody {
  /// How far beyond the end a player in good order may be, in ms.
  private static final long BEYOND_END_MS = 10_000;

  private PlayerBody() {}

  static PlayerAnswer read(JsonNode body) {
    boolean playing = !body.path("is_playing").isBoolean() || body.path("is_playing").booleanValue();
    if (body.path("device").path("is_private_session").isBoolean()
        && body.path("device").path("is_private_session").booleanValue()) {
      return new PlayerAnswer.Holding(new LoadedItem.Nameless(true), playing, OptionalLong.empty(),
          OptionalLong.empty());
    }
    String type = text(body.path("currently_playing_type"));
    LoadedItem item = type.equals("ad") ? new LoadedItem.Advertisement() : item(body.path("item"), type);
    OptionalLong progress = count(body.path("progress_ms"));
    OptionalLong length = item.lengthMs();
    if (playing && progress.isPresent() && length.isPresent()
        && progress.getAsLong() > length.getAsLong() + BEYOND_END_MS) {
      return new PlayerAnswer.Stale();
    }
    return new PlayerAnswer.Holding(item, playing, progress, count(body.path("timestamp")));
  }

  /// @param playingType what the answer as a whole says it is
  private static LoadedItem item(JsonNode item, String playingType) {
    String title = text(item.path("name"));
    Optional<String> id = id(item);
    String type = text(item.path("type"));
    AudioKind kind = kind(type.isBlank() ? playingType : type);
    if (!item.isObject() || (id.isEmpty() && title.isBlank())) {
      return kind == AudioKind.SPEECH ? new LoadedItem.Speech() : new LoadedItem.Nameless(false);
    }
    String show = text(item.path("show").path("name"));
    List<String> artists = names(item.path("artists"));
    String album = text(item.path("album").path("name"));
    var track = Track.told(id, title, artists.isEmpty() && !show.isBlank() ? List.of(show) : artists,
        album.isBlank() ? show : album, count(item.path("duration_ms")), List.of());
    return new LoadedItem.Named(new NowPlaying(kind, LoadedItem.PLAYER, track),
        text(item.path("external_ids").path("isrc")));
  }

  private static AudioKind kind(String type) {
    return switch (type) {
      case "track" -> AudioKind.MUSIC;
      case "episode", "chapter" -> AudioKind.SPEECH;
      default -> AudioKind.UNKNOWN;
    };
  }

  /// The address within Spotify, which a file of the person's own has as well; it has no id.
  private static Optional<String> id(JsonNode item) {
    String uri = text(item.path("uri"));
    if (!uri.isBlank()) {
      return Optional.of(uri);
    }
    String id = text(item.path("id"));
    String type = text(item.path("type"));
    return id.isBlank() || type.isBlank() ? Optional.empty() : Optional.of("spotify:" + type + ":" + id);
  }

  private static List<String> names(JsonNode list) {
    List<String> names = new ArrayList<>();
    list.forEach(one -> {
      String name = text(one.path("name"));
      if (!name.isBlank()) {
        names.add(name);
      }
    });
    return names;
  }

  private static String text(JsonNode node) {
    return node.isString() ? node.stringValue() : "";
  }

  private static OptionalLong count(JsonNode node) {
    return node.isIntegralNumber() && node.canConvertToLong() && node.longValue() >= 0
        ? OptionalLong.of(node.longValue())
        : OptionalLong.empty();
  }
}
