package songstroke.capture.keys.x11;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What each key of an X keyboard is for, by its key code, the active layout (group) and the modifiers. Made again when
/// the keyboard's map changes; it honors swapped keys and the unusual key codes of remote desktops, because it goes by
/// symbols alone.
///
/// A key has up to four groups of symbols. Each group has a type, which says by the modifiers which of the group's
/// levels is meant: the plain one, that of Shift, of AltGr (level 3), of level 5.
final class KeyboardMap {
  private static final int KEYS = 256;
  private static final int GROUPS = 4;
  private static final int HEADER = 40;
  private static final int SHIFT_AND_LOCK_MASK = 1 | 1 << 1;
  private static final int CONTROL_MASK = 1 << 2;

  private final Key[] keys = new Key[KEYS];
  private final int shortcutMask;

  /// Which level the modifiers choose.
  ///
  /// @param mask   the modifiers that the type looks at
  /// @param levels by these modifiers; level 0 for all others
  private record KeyType(int mask, Map<Integer, Integer> levels) {
    int level(int modifiers) {
      return levels.getOrDefault(modifiers & mask, 0);
    }
  }

  /// A key's symbols.
  ///
  /// @param types  the type of each group
  /// @param groups how many groups, and in the upper bits what a group beyond them stands for
  /// @param width  levels per group
  /// @param kinds  group by group, level by level
  private record Key(List<KeyType> types, int groups, int width, List<KeyKind> kinds) {
    static final Key NONE = new Key(List.of(), 0, 0, List.of());

    /// The group that is meant on this key; -1 when it has none.
    int group(int active) {
      int count = groups & 0xf;
      if (active < count || count == 0) {
        return count == 0 ? -1 : active;
      }
      return switch (groups >> 6 & 3) {
        case 1 -> count - 1;
        case 2 -> (groups >> 4 & 3) < count ? groups >> 4 & 3 : 0;
        default -> active % count;
      };
    }
  }

  /// Reads the reply to [XkbRequest#getMap].
  KeyboardMap(ByteBuffer reply) {
    Arrays.fill(keys, Key.NONE);
    List<KeyType> types = new ArrayList<>();
    int at = HEADER;
    for (int i = 0; i < (reply.get(15) & 0xff); i++) {
      at = readType(reply, at, types);
    }
    int first = reply.get(17) & 0xff;
    int count = reply.get(20) & 0xff;
    for (int code = first; code < first + count && code < KEYS; code++) {
      at = readKey(reply, at, code, types);
    }
    shortcutMask = CONTROL_MASK | shortcuts(reply, at);
  }

  /// What a key is for.
  ///
  /// @param code      from 0 to 255
  /// @param group     the active group, from 0
  /// @param modifiers the effective modifiers
  KeyKind kind(int code, int group, int modifiers) {
    Key key = keys[code];
    int meant = key.group(group);
    if (meant < 0) {
      return KeyKind.OTHER;
    }
    KeyType type = key.types.get(meant);
    int level = type.level(modifiers);
    boolean shortcut = (modifiers & shortcutMask & ~type.mask) != 0;
    return shortcut || level >= key.width ? KeyKind.OTHER : key.kinds.get(meant * key.width + level);
  }

  private static int readType(ByteBuffer reply, int at, List<KeyType> types) {
    int entries = reply.get(at + 5) & 0xff;
    Map<Integer, Integer> levels = new HashMap<>();
    for (int entry = at + 8; entry < at + 8 + 8 * entries; entry += 8) {
      if (reply.get(entry) != 0) {
        levels.put(reply.get(entry + 1) & 0xff, reply.get(entry + 2) & 0xff);
      }
    }
    types.add(new KeyType(reply.get(at) & 0xff, levels));
    boolean preserves = reply.get(at + 6) != 0;
    return at + 8 + entries * (preserves ? 12 : 8);
  }

  private int readKey(ByteBuffer reply, int at, int code, List<KeyType> types) {
    List<KeyType> ofGroups = new ArrayList<>();
    for (int i = 0; i < GROUPS; i++) {
      ofGroups.add(types.get(Math.min(reply.get(at + i) & 0xff, types.size() - 1)));
    }
    int symbols = Short.toUnsignedInt(reply.getShort(at + 6));
    List<KeyKind> kinds = new ArrayList<>();
    for (int i = 0; i < symbols; i++) {
      kinds.add(KeyKind.ofKeysym(reply.getInt(at + 8 + 4 * i)));
    }
    keys[code] = new Key(ofGroups, reply.get(at + 4) & 0xff, reply.get(at + 5) & 0xff, kinds);
    return at + 8 + 4 * symbols;
  }

  /// The modifiers of Alt, Super and their like: those of their keys, but for modifiers that only choose a level.
  private int shortcuts(ByteBuffer reply, int at) {
    int shortcuts = 0;
    int levels = 0;
    for (int i = 0; i < (reply.get(33) & 0xff); i++) {
      Key key = keys[reply.get(at + 2 * i) & 0xff];
      int modifiers = reply.get(at + 2 * i + 1) & 0xff;
      if (key.kinds.contains(KeyKind.SHORTCUT_MODIFIER)) {
        shortcuts |= modifiers;
      } else if (key.kinds.contains(KeyKind.MODIFIER)) {
        levels |= modifiers;
      }
    }
    return shortcuts & ~levels & ~SHIFT_AND_LOCK_MASK;
  }
}
