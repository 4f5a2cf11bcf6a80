package songstroke.capture.keys.x11;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// Which kind each key of an X keyboard is, by its key code. Made again when the keyboard's mapping changes; it
/// honours swapped keys and the unusual key codes of remote desktops, because it goes by symbols alone.
final class ClassTable {
  private static final int NUM_LOCK = 0xff7f;
  private static final int SHIFT_MASK = 1;

  private final KeyKind[] kinds = new KeyKind[256];
  private int numLockMask;

  /// Reads the table from the server's answers.
  ///
  /// @param first     the key code at which the mapping begins
  /// @param mapping   the reply to GetKeyboardMapping: at byte 1 the symbols a key, from 32 on the symbols
  /// @param modifiers the reply to GetModifierMapping: at byte 1 the keys a modifier, from 32 on eight such rows
  ClassTable(int first, ByteBuffer mapping, ByteBuffer modifiers) {
    Arrays.fill(kinds, KeyKind.OTHER);
    int symbols = mapping.get(1) & 0xff;
    int keysModifier = modifiers.get(1) & 0xff;
    int count = symbols == 0 ? 0 : (mapping.capacity() - 32) / (4 * symbols);
    for (int i = 0; i < count && first + i < kinds.length; i++) {
      int keysym = mapping.getInt(32 + 4 * symbols * i);
      kinds[first + i] = KeyKind.ofKeysym(keysym);
      for (int at = 0; keysym == NUM_LOCK && at < 8 * keysModifier; at++) {
        if ((modifiers.get(32 + at) & 0xff) == first + i) {
          numLockMask |= 1 << (at / keysModifier);
        }
      }
    }
  }

  /// The kind of the key with a code from 0 to 255.
  KeyKind kind(int code) {
    return kinds[code];
  }

  /// Whether the keypad writes digits under these modifiers: Num Lock, turned round by Shift.
  boolean isNumeric(int modifierMask) {
    boolean numLock = (modifierMask & numLockMask) != 0;
    boolean shift = (modifierMask & SHIFT_MASK) != 0;
    return numLock != shift;
  }
}
