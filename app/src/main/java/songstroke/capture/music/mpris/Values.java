package songstroke.capture.music.mpris;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;

/// What is taken over of a player's properties: those that are read, without D-Bus's own types, and no more of them
/// than a track has. Pictures, whole playlists and unending texts stay where they are.
final class Values {
  private static final String METADATA = "Metadata";
  /// The properties that are read.
  static final List<String> PROPERTIES = List.of("PlaybackStatus", METADATA, "Position", "Rate", "Volume");
  private static final Set<String> READ = Set.copyOf(PROPERTIES);
  private static final int MOST_ENTRIES = 100;
  private static final int LONGEST_TEXT = 4_000;
  private static final int DEEPEST = 8;

  private Values() {}

  /// The properties in a map from name to value, whatever else it is; none when it is no map.
  static Map<String, Object> properties(@Nullable Object value) {
    Map<String, Object> properties = only(READ, value);
    if (value instanceof Map<?, ?> map && unwrapped(map.get(METADATA), 0) instanceof Map<?, ?> metadata) {
      properties.put(METADATA, only(MetadataReader.KEYS, metadata));
    }
    return properties;
  }

  /// A value as texts, numbers and lists.
  static @Nullable Object plain(@Nullable Object value) {
    return plain(value, 0);
  }

  private static Map<String, Object> only(Set<String> keys, @Nullable Object value) {
    Map<String, Object> kept = new HashMap<>();
    if (value instanceof Map<?, ?> map) {
      for (String key : keys) {
        Object plain = key.equals(METADATA) ? null : plain(map.get(key));
        if (plain != null) {
          kept.put(key, plain);
        }
      }
    }
    return kept;
  }

  private static @Nullable Object plain(@Nullable Object wrapped, int depth) {
    Object value = unwrapped(wrapped, depth);
    return switch (value) {
      case String text -> text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
      case Number number -> number;
      case Boolean flag -> flag;
      case DBusPath path -> plain(path.getPath(), depth);
      case Collection<?> list -> plainList(list, depth + 1);
      case Object array when array.getClass().isArray() -> plainList(elements(array), depth + 1);
      case null, default -> null;
    };
  }

  private static @Nullable Object unwrapped(@Nullable Object wrapped, int depth) {
    Object value = wrapped;
    for (int i = depth; value instanceof Variant<?> variant; i++) {
      value = i > DEEPEST ? null : variant.getValue();
    }
    return value;
  }

  private static List<Object> elements(Object array) {
    List<Object> list = new ArrayList<>();
    for (int i = 0; i < Math.min(MOST_ENTRIES, Array.getLength(array)); i++) {
      list.add(Array.get(array, i));
    }
    return list;
  }

  private static @Nullable List<Object> plainList(Collection<?> values, int depth) {
    if (depth > DEEPEST) {
      return null;
    }
    List<Object> plain = new ArrayList<>();
    for (Object value : values) {
      Object one = plain(value, depth);
      if (one != null) {
        plain.add(one);
      }
      if (plain.size() == MOST_ENTRIES) {
        break;
      }
    }
    return plain;
  }
}
