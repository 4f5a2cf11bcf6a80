package songstroke.capture.keys.x11;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.OptionalLong;

/// Which keys of an X keyboard are down, and which press put each of them down.
///
/// Needed for releases and to tell repeats: a press of a key that is down already. A release can
/// stay unseen (another client grabbed the keyboard in between), so a key is not believed to be down for ever:
/// [#keepOnly] drops what the server knows to be up, and a press of a held key is a repeat only within
/// [#REPEAT_WITHIN_MS] of the press or repeat before.
///
/// Nothing of a key is left here once it is up: which press was whose would spell out what was typed. Kept outside the
/// Java heap, where no collector leaves copies behind.
final class HeldKeys {
  /// Longer than any usual delay before a keyboard begins to repeat (0.25 to 1 s).
  static final int REPEAT_WITHIN_MS = 1_200;
  /// Shorter than any usual delay before a keyboard begins to repeat, and longer than most keys are held.
  static final int SHORTEST_DELAY_MS = 120;
  private static final long UNSEEN = -1;

  /// How much memory it takes, in bytes.
  static final int BYTES = KeySet.BYTES + KeySet.CODES * (Long.BYTES + 2 * Integer.BYTES);

  private final KeySet down;
  private final LongBuffer presses;
  private final IntBuffer firstMs;
  private final IntBuffer lastMs;

  HeldKeys() {
    this(ByteBuffer.allocateDirect(BYTES));
  }

  /// @param memory where all of it is kept; zeros
  HeldKeys(ByteBuffer memory) {
    int longs = KeySet.CODES * Long.BYTES;
    int ints = KeySet.CODES * Integer.BYTES;
    down = new KeySet(memory.slice(0, KeySet.BYTES));
    presses = memory.slice(KeySet.BYTES, longs).asLongBuffer();
    firstMs = memory.slice(KeySet.BYTES + longs, ints).asIntBuffer();
    lastMs = memory.slice(KeySet.BYTES + longs + ints, ints).asIntBuffer();
  }

  /// Notes a key that was down before we listened.
  void found(int code) {
    pressed(code, UNSEEN, 0);
  }

  void pressed(int code, long sequence, int serverMs) {
    down.add(code);
    presses.put(code, sequence);
    firstMs.put(code, serverMs);
    lastMs.put(code, serverMs);
  }

  /// Whether a press at this time is a repeat; notes it when it is.
  boolean repeats(int code, int serverMs) {
    if (!down.has(code) || presses.get(code) == UNSEEN || serverMs - lastMs.get(code) > REPEAT_WITHIN_MS) {
      return false;
    }
    lastMs.put(code, serverMs);
    return true;
  }

  /// Notes that a key is up and says which press it ends, when that press was seen.
  OptionalLong released(int code) {
    long press = down.has(code) ? presses.get(code) : UNSEEN;
    forget(code);
    return press == UNSEEN ? OptionalLong.empty() : OptionalLong.of(press);
  }

  /// Forgets the keys that are up in truth.
  void keepOnly(KeySet inTruth) {
    for (int code = down.next(0); code >= 0; code = down.next(code + 1)) {
      if (!inTruth.has(code)) {
        forget(code);
      }
    }
  }

  /// Whether any key other than this one is down.
  boolean hasOthersThan(int code) {
    int first = down.next(0);
    return first >= 0 && (first != code || down.next(code + 1) >= 0);
  }

  /// Whether a key has been down for so long that a keyboard may have begun to repeat it.
  boolean mayRepeat(int code, int serverMs) {
    return down.has(code) && presses.get(code) != UNSEEN && serverMs - firstMs.get(code) >= SHORTEST_DELAY_MS;
  }

  /// Forgets all keys.
  void clear() {
    for (int code = 0; code < KeySet.CODES; code++) {
      forget(code);
    }
  }

  private void forget(int code) {
    down.remove(code);
    presses.put(code, 0);
    firstMs.put(code, 0);
    lastMs.put(code, 0);
  }
}
