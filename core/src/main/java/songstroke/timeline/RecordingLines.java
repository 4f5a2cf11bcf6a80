package songstroke.timeline;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// The lines of a recording file, as bytes in a buffer.
///
/// A line is taken where it stands by [PressRun] or [KeyLineScanner], or whole by [#next]. Not safe for use by several
/// threads.
final class RecordingLines implements Closeable {
  /// The longest line, in bytes.
  static final int LONGEST = 1 << 20;
  private static final int ROOM = 1 << 17;

  private final InputStream in;
  private byte[] bytes;
  private int at;
  private int end;
  private boolean ended;

  private int start;
  private int length;
  private boolean terminated;
  private long number;

  RecordingLines(InputStream in) {
    this(in, ROOM);
  }

  /// @param room how many bytes are read at once
  RecordingLines(InputStream in, int room) {
    this.in = in;
    bytes = new byte[room + KeyLineScanner.PADDING];
  }

  /// Goes over the presses that come next, as far as they form a run.
  ///
  /// @param from the earliest time of them
  /// @return the time of the last; `from` when there is none
  long takeRun(PressRun run, long from, PressSink presses) throws IOException {
    long last = from;
    boolean cutOff = true;
    while (cutOff) {
      at = run.read(bytes, at, last, presses);
      last = run.last();
      number += run.lines();
      cutOff = !ended && end - at <= LONGEST && endOfLine(at) < 0;
      if (cutOff) {
        readMore();
      }
    }
    return last;
  }

  /// Goes over the next line when it is a press.
  ///
  /// @param from the earliest time of it
  /// @return whether it was; the scanner has it then
  boolean takePress(KeyLineScanner scanner, long from) {
    int behind = scanner.scan(bytes, at);
    if (behind == KeyLineScanner.NO_PRESS || behind - at > LONGEST + 1 || scanner.t() < from) {
      return false;
    }
    at = behind;
    number++;
    return true;
  }

  /// Goes to the next line; false at the end of the file.
  ///
  /// @throws LineTooLongException when it is longer than [#LONGEST]
  boolean next() throws IOException, LineTooLongException {
    number++;
    int found = endOfLine(at);
    while (found < 0 && !ended) {
      int searched = end - at;
      if (searched > LONGEST) {
        throw new LineTooLongException();
      }
      readMore();
      found = endOfLine(at + searched);
    }
    terminated = found >= 0;
    start = at;
    length = (terminated ? found : end) - at;
    at = terminated ? found + 1 : end;
    if (length > LONGEST) {
      throw new LineTooLongException();
    }
    boolean present = terminated || length > 0;
    if (terminated && length > 0 && bytes[start + length - 1] == '\r') {
      length--;
    }
    return present;
  }

  /// A line without an end.
  static final class LineTooLongException extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /// The bytes in which the line stands, from [#start] on for [#length].
  byte[] bytes() {
    return bytes;
  }

  int start() {
    return start;
  }

  int length() {
    return length;
  }

  /// Whether the line had an end; the last one of a file that was cut off has none.
  boolean isTerminated() {
    return terminated;
  }

  /// The number of the line, from 1.
  long number() {
    return number;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private int endOfLine(int from) {
    for (int i = from; i < end; i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  /// Reads more bytes behind the line that has begun, which goes to the front.
  private void readMore() throws IOException {
    System.arraycopy(bytes, at, bytes, 0, end - at);
    end -= at;
    at = 0;
    if (end + KeyLineScanner.PADDING == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * bytes.length);
    }
    int read = read();
    ended = read < 0;
    end += Math.max(0, read);
    Arrays.fill(bytes, end, end + KeyLineScanner.PADDING, (byte) 0);
  }

  private int read() throws IOException {
    try {
      return in.read(bytes, end, bytes.length - KeyLineScanner.PADDING - end);
    } catch (EOFException _) {
      // A gzip file that was cut off ends where it ends.
      return -1;
    }
  }
}
