package songstroke.capture.keys.x11;

import java.nio.ByteBuffer;
import java.util.Arrays;

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

  private final KeyType[] types;
  private final Key[] keys = new Key[KEYS];
  private final int shortcutMask;

  /// Which level the modifiers choose.
  ///
  /// @param mask   the modifiers that the type looks at
  /// @param chosen pairs: modifiers of those, and the level that they choose; level 0 for all others
  private record KeyType(int mask, int[] chosen) {
    int level(int modifiers) {
      for (int i = 0; i < chosen.length; i += 2) {
        if (chosen[i] == (modifiers & mask)) {
          return chosen[i + 1];
        }
      }
      return 0;
    }
  }

  /// @param types  the number of each group's type
  /// @param groups how many groups, and in the upper bits what a group beyond them stands for
  /// @param width  levels per group
  /// @param kinds  group by group, level by level
  private record Key(int[] types, int groups, int width, KeyKind[] kinds) {
    static final Key NONE = new Key(new int[GROUPS], 0, 0, new KeyKind[0]);

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

    boolean hasAny(KeyKind kind) {
      for (KeyKind one : kinds) {
        if (one == kind) {
          return true;
        }
      }
      return false;
    }
  }

  /// Reads the reply to [XkbRequest#getMap].
  KeyboardMap(ByteBuffer reply) {
    Arrays.fill(keys, Key.NONE);
    types = new KeyType[reply.get(15) & 0xff];
    int at = HEADER;
    for (int i = 0; i < types.length; i++) {
      at = readType(reply, at, i);
    }
    int first = reply.get(17) & 0xff;
    int count = reply.get(20) & 0xff;
    for (int code = first; code < first + count && code < KEYS; code++) {
      at = readKey(reply, at, code);
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
    KeyType type = types[key.types[meant]];
    int level = type.level(modifiers);
    boolean shortcut = (modifiers & shortcutMask & ~type.mask) != 0;
    return shortcut || level >= key.width ? KeyKind.OTHER : key.kinds[meant * key.width + level];
  }

  private int readType(ByteBuffer reply, int at, int index) {
    int entries = reply.get(at + 5) & 0xff;
    int[] chosen = new int[2 * entries];
    int read = 0;
    for (int i = 0; i < entries; i++) {
      int entry = at + 8 + 8 * i;
      if (reply.get(entry) != 0) {
        chosen[read++] = reply.get(entry + 1) & 0xff;
        chosen[read++] = reply.get(entry + 2) & 0xff;
      }
    }
    types[index] = new KeyType(reply.get(at) & 0xff, Arrays.copyOf(chosen, read));
    boolean preserves = reply.get(at + 6) != 0;
    return at + 8 + entries * (preserves ? 12 : 8);
  }

  private int readKey(ByteBuffer reply, int at, int code) {
    int[] ofGroups = new int[GROUPS];
    for (int i = 0; i < GROUPS; i++) {
      ofGroups[i] = Math.min(reply.get(at + i) & 0xff, types.length - 1);
    }
    int symbols = Short.toUnsignedInt(reply.getShort(at + 6));
    KeyKind[] kinds = new KeyKind[symbols];
    for (int i = 0; i < symbols; i++) {
      kinds[i] = KeyKind.ofKeysym(reply.getInt(at + 8 + 4 * i));
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
      if (key.hasAny(KeyKind.SHORTCUT_MODIFIER)) {
        shortcuts |= modifiers;
      } else if (key.hasAny(KeyKind.MODIFIER)) {
        levels |= modifiers;
      }
    }
    return shortcuts & ~levels & ~SHIFT_AND_LOCK_MASK;
  }
}
