package songstroke.capture.keys.x11;

import java.nio.ByteBuffer;

/// A set of X key codes, one bit each, outside the Java heap: what is removed is gone, and no collector leaves a copy
/// behind. Laid out like the reply to QueryKeymap.
final class KeySet {
  /// Codes are numbers from 0 up to this one.
  static final int CODES = 256;
  /// How much memory it takes.
  static final int BYTES = CODES / 8;

  private final ByteBuffer bits;

  KeySet() {
    this(ByteBuffer.allocateDirect(BYTES));
  }

  /// @param memory where it is kept; zeros
  KeySet(ByteBuffer memory) {
    bits = memory;
  }

  void add(int code) {
    bits.put(code / 8, (byte) (bits.get(code / 8) | 1 << code % 8));
  }

  void remove(int code) {
    bits.put(code / 8, (byte) (bits.get(code / 8) & ~(1 << code % 8)));
  }

  boolean has(int code) {
    return (bits.get(code / 8) & 1 << code % 8) != 0;
  }

  /// The smallest code in it from this one on; -1 when there is none.
  int next(int from) {
    for (int code = from; code < CODES; code++) {
      if (has(code)) {
        return code;
      }
    }
    return -1;
  }

  /// Adds all keys that are down by a reply to QueryKeymap.
  void addAll(ByteBuffer reply) {
    for (int i = 0; i < BYTES; i++) {
      bits.put(i, (byte) (bits.get(i) | reply.get(8 + i)));
    }
  }

  void clear() {
    for (int i = 0; i < BYTES; i++) {
      bits.put(i, (byte) 0);
    }
  }
}
