package songstroke.timeline;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32C;

/// Some consecutive presses, packed: the form in which they are kept in memory and in the store, 3.1 bytes per press
/// with holds and 2.1 without. `docs/reference/press-blocks.md` has the layout.
///
/// Immutable. A block stands for itself: it is read without its neighbors.
public final class PressBlock {
  /// The most presses that a block holds.
  public static final int CAPACITY = 1024;

  private static final int VERSION = 1;
  private static final short MAGIC = 'S' | 'P' << 8;
  private static final int HAS_HOLDS = 1;

  private static final int VERSION_AT = 2;
  private static final int FLAGS_AT = 3;
  private static final int LENGTH_AT = 4;
  private static final int CHECKSUM_AT = 8;
  private static final int COUNT_AT = 12;
  private static final int FIRST_AT = 16;
  private static final int LAST_AT = 24;
  private static final int HEADER = 32;

  /// The distance to the press before does not fit and stands behind the columns.
  private static final int FAR = (1 << 13) - 1;
  private static final int CODE_BITS = 3;
  private static final int CODE_MASK = (1 << CODE_BITS) - 1;
  /// The hold does not fit and stands behind the columns.
  private static final int LONG_HOLD = 254;
  private static final int NO_HOLD = 255;
  private static final int MOST_VARINT = 10;

  private final byte[] bytes;
  private final int count;
  private final long first;
  private final long last;
  private final boolean hasHolds;

  private PressBlock(byte[] bytes) {
    this.bytes = bytes;
    ByteBuffer header = header(bytes);
    count = header.getInt(COUNT_AT);
    first = header.getLong(FIRST_AT);
    last = header.getLong(LAST_AT);
    hasHolds = (bytes[FLAGS_AT] & HAS_HOLDS) != 0;
  }

  /// Packs the presses of a buffer, of which there must be one at least and [#CAPACITY] at most.
  public static PressBlock of(PressBuffer presses) {
    int count = presses.size();
    if (count == 0 || count > CAPACITY) {
      throw new IllegalArgumentException("A block holds 1 to " + CAPACITY + " presses, not " + count);
    }
    return new PressBlock(packed(presses));
  }

  /// The block that these bytes are; they must not be changed afterwards.
  ///
  /// @param bytes a whole block and nothing else
  /// @throws PressBlockException when they are damaged, cut off or of a newer version
  public static PressBlock read(byte[] bytes) throws PressBlockException {
    if (bytes.length < HEADER) {
      throw new PressBlockException(
          "it is cut off: " + bytes.length + " bytes, and its header alone takes " + HEADER);
    }
    ByteBuffer header = header(bytes);
    if (header.getShort(0) != MAGIC) {
      throw new PressBlockException("it does not begin as a block of presses does");
    }
    if (bytes[VERSION_AT] != VERSION) {
      throw new PressBlockException(
          "it is of version " + (bytes[VERSION_AT] & 0xff) + "; this program reads version " + VERSION);
    }
    int length = header.getInt(LENGTH_AT);
    if (length > bytes.length) {
      throw new PressBlockException("it is cut off: " + bytes.length + " of " + length + " bytes");
    }
    if (length != bytes.length || checksum(bytes) != header.getInt(CHECKSUM_AT)) {
      throw new PressBlockException("its checksum is wrong, so it was changed or damaged");
    }
    var block = new PressBlock(bytes);
    block.check();
    return block;
  }

  /// How many presses it holds.
  public int count() {
    return count;
  }

  /// When its first key went down, in ms.
  public long first() {
    return first;
  }

  /// When its last key went down, in ms.
  public long last() {
    return last;
  }

  /// Its bytes, to be kept.
  public byte[] toBytes() {
    return bytes.clone();
  }

  /// How many bytes it takes.
  public int length() {
    return bytes.length;
  }

  /// Unpacks its presses over whatever the buffer held, which has room for [#CAPACITY].
  public void unpack(PressBuffer into) {
    int behind = unpackTimes(into.times(), into.codes());
    unpackHolds(into.holds(), behind);
    into.resize(count);
  }

  /// @return where the long holds stand
  private int unpackTimes(long[] times, byte[] codes) {
    byte[] from = bytes;
    int at = HEADER + planes();
    int left = (int) varint(at);
    at = past(at);
    int next = left == 0 ? -1 : (int) varint(at);
    long t = first;
    for (int i = 0, word = HEADER; i < count; i++, word += 2) {
      int both = (from[word] & 0xff) | (from[word + 1] & 0xff) << 8;
      codes[i] = (byte) (both & CODE_MASK);
      t += both >>> CODE_BITS;
      if (i == next) {
        at = past(at);
        t = Math.addExact(t, varint(at));
        at = past(at);
        left--;
        next = left == 0 ? -1 : i + (int) varint(at);
      }
      times[i] = t;
    }
    return at;
  }

  private void unpackHolds(int[] holds, int behind) {
    if (!hasHolds) {
      Arrays.fill(holds, 0, count, KeyPress.UNKNOWN_HOLD);
      return;
    }
    byte[] from = bytes;
    for (int i = 0, at = HEADER + 2 * count; i < count; i++, at++) {
      int hold = from[at] & 0xff;
      holds[i] = hold == NO_HOLD ? KeyPress.UNKNOWN_HOLD : hold;
    }
    int at = behind;
    int place = 0;
    for (long left = varint(at); left > 0; left--) {
      at = past(at);
      place += (int) varint(at);
      at = past(at);
      holds[place] = Math.toIntExact(LONG_HOLD + varint(at));
    }
  }

  private void check() throws PressBlockException {
    boolean sound = count >= 1 && count <= CAPACITY && first <= last && HEADER + planes() < bytes.length;
    try {
      if (sound) {
        var presses = new PressBuffer(count);
        unpack(presses);
        sound = presses.times()[0] == first && presses.times()[count - 1] == last;
      }
    } catch (IndexOutOfBoundsException | ArithmeticException _) {
      sound = false;
    }
    if (!sound) {
      throw new PressBlockException("its content contradicts its header");
    }
  }

  private static byte[] packed(PressBuffer presses) {
    int count = presses.size();
    long[] times = presses.times();
    byte[] codes = presses.codes();
    int[] holds = presses.holds();
    boolean hasHolds = false;
    int far = 0;
    int longHolds = 0;
    for (int i = 0; i < count; i++) {
      hasHolds |= holds[i] != KeyPress.UNKNOWN_HOLD;
      longHolds += holds[i] >= LONG_HOLD ? 1 : 0;
      far += i > 0 && times[i] - times[i - 1] >= FAR ? 1 : 0;
    }
    int planes = count * (hasHolds ? 3 : 2);
    byte[] room = new byte[HEADER + planes + MOST_VARINT * 2 * (1 + far + longHolds)];
    for (int i = 0, at = HEADER; i < count; i++, at += 2) {
      long gap = i == 0 ? 0 : times[i] - times[i - 1];
      int word = (int) Math.min(gap, FAR) << CODE_BITS | codes[i];
      room[at] = (byte) word;
      room[at + 1] = (byte) (word >>> 8);
    }
    for (int i = 0, at = HEADER + 2 * count; hasHolds && i < count; i++, at++) {
      room[at] = (byte) (holds[i] == KeyPress.UNKNOWN_HOLD ? NO_HOLD : Math.min(holds[i], LONG_HOLD));
    }
    int at = put(room, HEADER + planes, far);
    for (int i = 1, before = 0; far > 0 && i < count; i++) {
      if (times[i] - times[i - 1] >= FAR) {
        at = put(room, put(room, at, i - before), times[i] - times[i - 1] - FAR);
        before = i;
      }
    }
    at = put(room, at, longHolds);
    for (int i = 0, before = 0; longHolds > 0 && i < count; i++) {
      if (holds[i] >= LONG_HOLD) {
        at = put(room, put(room, at, i - before), holds[i] - LONG_HOLD);
        before = i;
      }
    }
    byte[] bytes = Arrays.copyOf(room, at);
    header(bytes).putShort(MAGIC).put((byte) VERSION).put((byte) (hasHolds ? HAS_HOLDS : 0)).putInt(at)
        .putInt(0)
        .putInt(count).putLong(times[0]).putLong(times[count - 1]);
    header(bytes).putInt(CHECKSUM_AT, checksum(bytes));
    return bytes;
  }

  /// @return the place behind it
  private static int put(byte[] room, int at, long number) {
    int end = at;
    long rest = number;
    while (rest > 0x7f) {
      room[end++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    room[end++] = (byte) rest;
    return end;
  }

  private int planes() {
    return count * (hasHolds ? 3 : 2);
  }

  private long varint(int at) {
    long value = 0;
    for (int i = 0; i < MOST_VARINT; i++) {
      byte b = bytes[at + i];
      value |= (b & 0x7fL) << (7 * i);
      if (b >= 0) {
        return value;
      }
    }
    throw new IndexOutOfBoundsException("A number without an end");
  }

  private int past(int at) {
    int end = at;
    while (bytes[end] < 0) {
      end++;
    }
    return end + 1;
  }

  private static ByteBuffer header(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int checksum(byte[] bytes) {
    var crc = new CRC32C();
    crc.update(bytes, 0, CHECKSUM_AT);
    crc.update(bytes, COUNT_AT, bytes.length - COUNT_AT);
    return (int) crc.getValue();
  }
}
