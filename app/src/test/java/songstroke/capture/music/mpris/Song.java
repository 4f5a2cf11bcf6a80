package songstroke.capture.music.mpris;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Metadata and properties as players send them.
final class Song {
  private Song() {}

  /// A track of some length by one artist, as a well-behaved player names it.
  static Map<String, Object> of(String title, String artist, double seconds) {
    Map<String, Object> metadata = new HashMap<>();
    metadata.put("mpris:trackid", "/track/" + title);
    metadata.put("xesam:title", title);
    if (!artist.isEmpty()) {
      metadata.put("xesam:artist", List.of(artist));
    }
    metadata.put("xesam:album", "Album of " + artist);
    metadata.put("mpris:length", Math.round(seconds * 1e6));
    return metadata;
  }

  static Map<String, Object> with(Map<String, Object> metadata, String key, Object value) {
    Map<String, Object> changed = new HashMap<>(metadata);
    changed.put(key, value);
    return changed;
  }

  static Map<String, Object> playing(Map<String, Object> metadata) {
    return Map.of("PlaybackStatus", "Playing", "Metadata", metadata);
  }

  static Map<String, Object> playing(Map<String, Object> metadata, double positionSeconds) {
    Map<String, Object> state = new HashMap<>(playing(metadata));
    state.putAll(Desk.position(positionSeconds));
    return state;
  }

  static Map<String, Object> loaded(Map<String, Object> metadata) {
    return Map.of("Metadata", metadata);
  }

  static Map<String, Object> status(String status) {
    return Map.of("PlaybackStatus", status);
  }
}
