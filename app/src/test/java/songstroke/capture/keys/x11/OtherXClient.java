package songstroke.capture.keys.x11;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/// Another program on the same X server: it grabs the keyboard as screen lockers and password dialogs do, and
/// changes what keys mean.
final class OtherXClient implements Closeable {
  private static final int ASYNCHRONOUS = 1;
  private static final int CORE_KEYBOARD = 0x100;
  private final XConnection x;

  OtherXClient(Xvfb server) throws IOException {
    x = XConnection.to(XDisplay.parse(server.display()).orElseThrow());
    x.connect(Optional.of(server.cookie()));
  }

  /// From now on all keys go to this client alone.
  void grabKeyboard() throws IOException {
    ByteBuffer reply = x.call(XRequest.request(31, 0, 16).putInt(x.setup().root()).putInt(0)
        .put((byte) ASYNCHRONOUS).put((byte) ASYNCHRONOUS));
    if (reply.get(1) != 0) {
      throw new IOException("the grab failed with status " + reply.get(1));
    }
  }

  void ungrabKeyboard() throws IOException {
    x.send(XRequest.request(32, 0, 8));
    x.call(XRequest.queryKeymap());
  }

  /// Gives a key one symbol, without and with Shift.
  void setSymbol(int code, int keysym) throws IOException {
    x.send(XRequest.request(100, 1, 16).put((byte) code).put((byte) 2).putShort((short) 0).putInt(keysym)
        .putInt(keysym));
    x.call(XRequest.queryKeymap());
  }

  /// Makes another layout the active one, as the keys for that do.
  ///
  /// @param group from 0
  void lockGroup(int group) throws IOException {
    x.send(
        XRequest.request(xkb(), 5, 16).putShort((short) CORE_KEYBOARD).put(8, (byte) 1).put(9, (byte) group));
    x.call(XRequest.queryKeymap());
  }

  /// Turns slow keys or bounce keys on or off, by their bits.
  ///
  /// @param delayMs how long a key must be held, or stay up
  void setFilter(int controls, boolean on, int delayMs) throws IOException {
    x.send(XRequest.request(xkb(), 7, 100).putShort((short) CORE_KEYBOARD).putInt(24, controls)
        .putInt(28, on ? controls : 0).putInt(32, controls).putShort(40, (short) Math.max(1, delayMs))
        .putShort(42, (short) Math.max(1, delayMs)));
    x.call(XRequest.queryKeymap());
  }

  private int xkb() throws IOException {
    int opcode = x.call(XRequest.queryExtension("XKEYBOARD")).get(9) & 0xff;
    x.call(XkbRequest.useExtension(opcode));
    return opcode;
  }

  @Override
  public void close() throws IOException {
    x.close();
  }
}
