package songstroke.capture.keys;

import java.util.BitSet;
import java.util.OptionalLong;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Which keys of an X keyboard are down, and which press put each of them down.
///
/// Needed for releases, for shortcuts and to tell repeats: a press of a key that is down already. A release can
/// stay unseen (another client grabbed the keyboard in between), so a key is not believed to be down for ever:
/// [#keepOnly] drops what the server knows to be up, and a press of a held key is a repeat only within
/// [#REPEAT_WITHIN_MS] of the press or repeat before.
final class HeldKeys {
  /// Longer than any usual delay before a keyboard begins to repeat (0.25 to 1 s).
  static final int REPEAT_WITHIN_MS = 1_200;
  private static final long UNSEEN = -1;

  private final BitSet down = new BitSet(256);
  private final long[] presses = new long[256];
  private final int[] lastMs = new int[256];

  /// Notes a key that was down before we listened.
  void found(int code) {
    pressed(code, UNSEEN, 0);
  }

  void pressed(int code, long sequence, int serverMs) {
    down.set(code);
    presses[code] = sequence;
    lastMs[code] = serverMs;
  }

  /// Whether a press at this time is a repeat; notes it when it is.
  boolean repeats(int code, int serverMs) {
    if (!down.get(code) || presses[code] == UNSEEN || serverMs - lastMs[code] > REPEAT_WITHIN_MS) {
      return false;
    }
    lastMs[code] = serverMs;
    return true;
  }

  /// Notes that a key is up and says which press it ends, when that press was seen.
  OptionalLong released(int code) {
    boolean seen = down.get(code) && presses[code] != UNSEEN;
    down.clear(code);
    return seen ? OptionalLong.of(presses[code]) : OptionalLong.empty();
  }

  /// Forgets the keys that are up in truth.
  void keepOnly(IntPredicate isDown) {
    down.stream().filter(isDown.negate()).forEach(down::clear);
  }

  /// The codes of the keys that are down.
  IntStream codes() {
    return down.stream();
  }
}
