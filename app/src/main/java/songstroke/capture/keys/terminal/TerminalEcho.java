package songstroke.capture.keys.terminal;

import java.io.IOException;
import java.io.OutputStream;

/// Shows the person what they type, as the terminal itself would. Of the text it keeps only how far back on the
/// line there is something to erase.
final class TerminalEcho {
  private static final byte[] ERASE = {'\b', ' ', '\b'};
  private final OutputStream out;
  private int erasable;
  private boolean broken;

  TerminalEcho(OutputStream out) {
    this.out = out;
  }

  /// Writes one character: a UTF-8 sequence, a tab, a line feed, or a backspace that erases. After the first
  /// failure it writes nothing more.
  void write(byte[] bytes, int length) {
    if (broken) {
      return;
    }
    try {
      if (bytes[0] == '\b') {
        if (erasable > 0) {
          erasable--;
          out.write(ERASE);
        }
      } else {
        boolean continued = (bytes[0] & 0xc0) == 0x80;
        erasable = bytes[0] == '\n' || bytes[0] == '\t' ? 0 : continued ? erasable : erasable + 1;
        out.write(bytes, 0, length);
      }
      out.flush();
    } catch (IOException _) {
      broken = true;
    }
  }
}
