package songstroke.capture.keys.x11;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// A keyboard for tests, on the wire of the XTEST extension. Keys are named by their symbol: a character's own
/// code, or one of the constants. For one thread.
public final class XtestKeyboard implements Closeable {
  private static final int GET_KEYBOARD_MAPPING = 101;
  public static final int BACKSPACE = 0xff08;
  public static final int TAB = 0xff09;
  public static final int RETURN = 0xff0d;
  public static final int DELETE = 0xffff;
  public static final int SHIFT = 0xffe1;
  public static final int CONTROL = 0xffe3;
  public static final int ALT = 0xffe9;
  public static final int NUM_LOCK = 0xff7f;
  public static final int KEYPAD_7 = 0xffb7;
  public static final int LEFT = 0xff51;
  private static final int PRESS = 2;
  private static final int RELEASE = 3;

  private final XConnection x;
  private final int extension;
  private final Map<Integer, Integer> plain = new HashMap<>();
  private final Map<Integer, Integer> shifted = new HashMap<>();

  private XtestKeyboard(XConnection x) throws IOException {
    this.x = x;
    ByteBuffer answer = x.call(XRequest.queryExtension("XTEST"));
    if (answer.get(8) == 0) {
      throw new IOException("the X server has no XTEST extension");
    }
    extension = answer.get(9) & 0xff;
    readMapping();
  }

  /// Connects to a server.
  ///
  /// @param display the name, as in the variable DISPLAY
  /// @param cookie  what proves that we may
  public static XtestKeyboard connect(String display, byte[] cookie) throws IOException {
    XConnection x = XConnection.to(XDisplay.parse(display).orElseThrow());
    x.connect(Optional.of(cookie));
    return new XtestKeyboard(x);
  }

  /// Puts a key down. The server has it when this returns, though it may not have acted on it.
  public void press(int keysym) throws IOException {
    fake(PRESS, code(keysym));
  }

  public void release(int keysym) throws IOException {
    fake(RELEASE, code(keysym));
  }

  /// Presses a key, or releases it, after the server has waited for a while; it does nothing else in the meantime.
  void after(int millis, boolean press, int code) throws IOException {
    x.send(XRequest.request(extension, 2, 36).put((byte) (press ? PRESS : RELEASE)).put((byte) code)
        .putInt(8, millis));
  }

  /// Presses and releases a key.
  public void tap(int keysym) throws IOException {
    press(keysym);
    release(keysym);
  }

  /// Types a text as fast as it goes, with Shift where needed; line ends are Return.
  public void type(String text) throws IOException {
    for (int character : text.codePoints().toArray()) {
      int keysym = character == '\n' ? RETURN : character == '\t' ? TAB : keysym(character);
      if (plain.containsKey(keysym)) {
        tap(keysym);
      } else if (shifted.containsKey(keysym)) {
        press(SHIFT);
        fake(PRESS, shifted.get(keysym));
        fake(RELEASE, shifted.get(keysym));
        release(SHIFT);
      } else {
        throw new IllegalArgumentException("no key writes U+" + Integer.toHexString(character));
      }
    }
  }

  /// Holds a key down for a while.
  public void hold(int keysym, Duration length) throws IOException {
    press(keysym);
    sync();
    long end = songstroke.timeline.Clocks.system().monotonicNanos() + length.toNanos();
    for (long left = length.toNanos(); left > 0; left = end
        - songstroke.timeline.Clocks.system().monotonicNanos()) {
      LockSupport.parkNanos(left);
    }
    release(keysym);
    sync();
  }

  /// Returns when the server has acted on all that was sent.
  public void sync() throws IOException {
    x.call(XRequest.queryKeymap());
  }

  /// The code of the key that writes a symbol without or with Shift.
  public int code(int keysym) {
    Integer code = plain.getOrDefault(keysym, shifted.get(keysym));
    if (code == null) {
      throw new IllegalArgumentException("no key has the symbol 0x" + Integer.toHexString(keysym));
    }
    return code;
  }

  @Override
  public void close() throws IOException {
    x.close();
  }

  private static int keysym(int character) {
    return character < 0x100 ? character : 0x01000000 + character;
  }

  private void fake(int kind, int code) throws IOException {
    x.send(XRequest.request(extension, 2, 36).put((byte) kind).put((byte) code));
  }

  private void readMapping() throws IOException {
    int first = x.setup().minKeycode();
    int count = x.setup().maxKeycode() - first + 1;
    ByteBuffer mapping = x
        .call(XRequest.request(GET_KEYBOARD_MAPPING, 0, 8).put((byte) first).put((byte) count));
    int symbols = mapping.get(1) & 0xff;
    for (int at = 32, code = first; at + 4 * symbols <= mapping.capacity(); at += 4 * symbols, code++) {
      plain.putIfAbsent(mapping.getInt(at), code);
      if (symbols > 1) {
        shifted.putIfAbsent(mapping.getInt(at + 4), code);
      }
    }
  }
}
