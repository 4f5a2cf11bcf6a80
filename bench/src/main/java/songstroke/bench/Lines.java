package songstroke.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import songstroke.timeline.KeyClass;
import songstroke.timeline.KeyPress;

/// Writes the lines of a recording faster than the program itself needs to.
final class Lines {
  private static final byte[][] KEYS = new byte[KeyClass.values().length][];
  private static final byte[] T = ascii("\"t\":");
  private static final byte[] HOLD = ascii("\"hold\":");
  private static final byte[] REPEAT = ascii("\"repeat\":true");
  private static final int FIELDS = 4;
  private static final int LONGEST_PRESS = 128;

  private final OutputStream out;
  private final boolean shuffle;
  private final byte[] room = new byte[1 << 16];
  private int size;
  private long written;
  private long others;
  private int turn;

  static {
    for (KeyClass key : KeyClass.values()) {
      KEYS[key.number()] = ascii("\"key\":\"" + key.code() + "\"");
    }
  }

  /// @param shuffle whether each line begins with another of its fields
  Lines(OutputStream out, boolean shuffle) {
    this.out = out;
    this.shuffle = shuffle;
  }

  /// Writes a line that is no press.
  void put(String line) {
    others++;
    flush();
    write(line.getBytes(StandardCharsets.UTF_8));
  }

  /// Writes a press.
  void press(long t, int keyClass, int hold, boolean repeat) {
    if (size > room.length - LONGEST_PRESS) {
      flush();
    }
    room[size++] = '{';
    if (shuffle) {
      turn++;
    }
    for (int i = 0; i < FIELDS; i++) {
      switch ((i + turn) % FIELDS) {
        case 0 -> field(T, t);
        case 1 -> field(KEYS[keyClass]);
        case 2 -> {
          if (hold != KeyPress.UNKNOWN_HOLD) {
            field(HOLD, hold);
          }
        }
        default -> {
          if (repeat) {
            field(REPEAT);
          }
        }
      }
    }
    room[size - 1] = '}';
    room[size++] = '\n';
  }

  /// Gives on what is held back.
  void flush() {
    byte[] full = Arrays.copyOf(room, size);
    size = 0;
    write(full);
  }

  /// How many lines there are that are no presses.
  long others() {
    return others;
  }

  /// How many bytes there are.
  long bytes() {
    return written + size;
  }

  private void field(byte[] field) {
    System.arraycopy(field, 0, room, size, field.length);
    size += field.length;
    room[size++] = ',';
  }

  private void field(byte[] name, long number) {
    System.arraycopy(name, 0, room, size, name.length);
    size += name.length;
    int digits = 1;
    for (long rest = number / 10; rest > 0; rest /= 10) {
      digits++;
    }
    long rest = number;
    for (int at = size + digits - 1; at >= size; at--) {
      room[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    size += digits;
    room[size++] = ',';
  }

  private void write(byte[] bytes) {
    try {
      out.write(bytes);
      written += bytes.length;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
