package songstroke.capture.music.scrobbled;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import songstroke.timeline.AudioKind;
import songstroke.timeline.NowPlaying;
import songstroke.timeline.Playback;
import songstroke.timeline.Track;
import tools.jackson.databind.JsonNode;

/// A track in a service's words. Fields that are missing, null or of another type count as not told.
final class ServiceTrack {
  private static final long LONGEST_MS = 10L * 86_400_000;

  private ServiceTrack() {}

  /// What ListenBrainz calls `track_metadata`.
  static Optional<NowPlaying> ofListenBrainz(JsonNode metadata) {
    JsonNode info = metadata.path("additional_info");
    List<String> artists = texts(info.path("artist_names"));
    return named("listenbrainz", text(metadata.path("track_name")),
        artists.isEmpty() ? text(metadata.path("artist_name")).map(List::of).orElse(List.of()) : artists,
        text(metadata.path("release_name")), text(info.path("recording_mbid")), length(info),
        texts(info.path("tags")));
  }

  /// What Last.fm calls `track` in `recenttracks`.
  static Optional<NowPlaying> ofLastFm(JsonNode track) {
    JsonNode artist = track.path("artist");
    Optional<String> name = text(artist.path("#text")).or(() -> text(artist.path("name")))
        .or(() -> text(artist));
    return named("lastfm", text(track.path("name")), name.map(List::of).orElse(List.of()),
        text(track.path("album").path("#text")), text(track.path("mbid")), OptionalLong.empty(), List.of());
  }

  /// What the listener is told of an item that may be missing. No word is not silence: a player may play and not report
  /// it.
  static Playback playing(Optional<NowPlaying> item, String service) {
    return item.<Playback>map(now -> new Playback.Playing(now, OptionalLong.empty()))
        .orElseGet(() -> new Playback.Unknown(service + " has no word of music"));
  }

  private static Optional<NowPlaying> named(String player, Optional<String> title, List<String> artists,
      Optional<String> album, Optional<String> mbid, OptionalLong length, List<String> genres) {
    return title.filter(_ -> !artists.isEmpty())
        .map(
            name -> new NowPlaying(AudioKind.MUSIC, player, Track.told(mbid.map(id -> "mb:track:" + id), name,
                artists, album.orElse(""), length, genres)));
  }

  private static OptionalLong length(JsonNode info) {
    long millis = info.path("duration_ms").isNumber()
        ? info.path("duration_ms").asLong()
        : info.path("duration").isNumber() ? info.path("duration").asLong() * 1000 : 0;
    return millis > 0 && millis < LONGEST_MS ? OptionalLong.of(millis) : OptionalLong.empty();
  }

  private static Optional<String> text(JsonNode node) {
    return node.isString()
        ? Optional.of(node.asString().strip()).filter(text -> !text.isEmpty())
        : Optional.empty();
  }

  private static List<String> texts(JsonNode nodes) {
    List<String> texts = new ArrayList<>();
    nodes.forEach(node -> text(node).ifPresent(texts::add));
    return texts;
  }
}
