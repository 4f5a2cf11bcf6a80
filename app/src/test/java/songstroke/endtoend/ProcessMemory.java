package songstroke.endtoend;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// All that a process could write to, read from outside as a debugger or a core file would show it.
///
/// Opened while the process still lets its own user in; what is open then stays readable. Linux only.
final class ProcessMemory implements Closeable {
  private static final int CHUNK = 1 << 24;
  private static final int OVERLAP = 1 << 16;
  private static final int LONGEST_STRIDE = 2_048;
  private static final int BEGINNINGS = 5;
  private static final int GENERIC_EVENT = 35;
  private static final int RAW_KEY_PRESS = 13;

  private final FileChannel maps;
  private final FileChannel memory;

  private ProcessMemory(FileChannel maps, FileChannel memory) {
    this.maps = maps;
    this.memory = memory;
  }

  static ProcessMemory of(long pid) throws IOException {
    Path process = Path.of("/proc", Long.toString(pid));
    return new ProcessMemory(FileChannel.open(process.resolve("maps")),
        FileChannel.open(process.resolve("mem")));
  }

  /// Looks at a piece of memory; what begins from `CHUNK` on belongs to the next piece.
  private interface Visitor {
    void visit(byte[] piece, int length);
  }

  /// The key codes of all raw key presses of XInput 2 that lie anywhere, by their addresses.
  List<Integer> rawKeyPresses() throws IOException {
    List<Integer> codes = new ArrayList<>();
    visit((piece, length) -> {
      ByteBuffer memory = ByteBuffer.wrap(piece).order(ByteOrder.LITTLE_ENDIAN);
      for (int at = 0; at < Math.min(CHUNK, length - 31); at += 4) {
        if (piece[at] == GENERIC_EVENT
            && isRawKeyPress(memory.slice(at, 32).order(ByteOrder.LITTLE_ENDIAN))) {
          codes.add(memory.getInt(at + 16));
        }
      }
    });
    return codes;
  }

  /// Such a packet has an extension's opcode (from 128 on) at byte 1, at 4 how many words follow, the event's type at 8
  /// and the key's code at 16.
  private static boolean isRawKeyPress(ByteBuffer packet) {
    int code = packet.getInt(16);
    return packet.get(1) < 0 && packet.getInt(4) >>> 4 == 0 && packet.getShort(8) == RAW_KEY_PRESS
        && code >= 8
        && code < 256;
  }

  /// How many values of a sequence lie somewhere in their order and at one distance from each other: as a text, in an
  /// array, or in objects of one kind that were made one after the other. The longest such row that begins at one of
  /// [#BEGINNINGS] elements, those whose values are rarest in this memory.
  int longestRow(byte[] sequence) throws IOException {
    long[] count = new long[256];
    visit((piece, length) -> {
      for (int at = 0; at < Math.min(CHUNK, length); at++) {
        count[piece[at] & 0xff]++;
      }
    });
    List<Integer> beginnings = IntStream.range(0, sequence.length * 9 / 10).boxed()
        .sorted(Comparator.comparingLong(i -> count[sequence[i] & 0xff])).limit(BEGINNINGS).toList();
    int[] longest = {0};
    visit((piece, length) -> {
      for (int from : beginnings) {
        longest[0] = Math.max(longest[0], longestRow(piece, length, sequence, from));
      }
    });
    return longest[0];
  }

  private static int longestRow(byte[] piece, int length, byte[] sequence, int from) {
    int longest = 0;
    for (int at = 0; at < Math.min(CHUNK, length); at++) {
      for (int stride = 1; piece[at] == sequence[from] && stride <= LONGEST_STRIDE; stride++) {
        int found = 1;
        for (int next = at + stride; next < length && from + found < sequence.length
            && piece[next] == sequence[from + found]; next += stride) {
          found++;
        }
        longest = Math.max(longest, found);
      }
    }
    return longest;
  }

  private void visit(Visitor visitor) throws IOException {
    byte[] piece = new byte[CHUNK + OVERLAP];
    for (String line : areas().split("\n", -1)) {
      String[] fields = line.split("[ -]", 4);
      if (fields.length == 4 && fields[2].startsWith("rw")) {
        long end = Long.parseUnsignedLong(fields[1], 16);
        for (long at = Long.parseUnsignedLong(fields[0], 16); at < end; at += CHUNK) {
          ByteBuffer target = ByteBuffer.wrap(piece, 0, (int) Math.min(piece.length, end - at));
          read(target, at);
          visitor.visit(piece, target.position());
        }
      }
    }
  }

  private void read(ByteBuffer piece, long address) throws IOException {
    while (piece.hasRemaining() && memory.read(piece, address + piece.position()) > 0) {
      // the next part
    }
  }

  private String areas() throws IOException {
    ByteBuffer text = ByteBuffer.allocate(1 << 20);
    maps.position(0);
    while (maps.read(text) > 0) {
      // the next part
    }
    return StandardCharsets.US_ASCII.decode(text.flip()).toString();
  }

  @Override
  public void close() throws IOException {
    maps.close();
    memory.close();
  }
}
