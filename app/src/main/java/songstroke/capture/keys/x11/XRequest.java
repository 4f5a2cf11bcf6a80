package songstroke.capture.keys.x11;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// The requests of the X protocol that listening to keys takes, as they go over the wire. The numbers are those
/// of "X Window System Protocol, X Version 11" and "The X Input Extension 2.x".
final class XRequest {
  static final int XI_HIERARCHY_CHANGED = 11;
  static final int XI_RAW_KEY_PRESS = 13;
  static final int XI_RAW_KEY_RELEASE = 14;
  private static final int XI_ALL_DEVICES = 0;
  private static final int XI_ALL_MASTER_DEVICES = 1;
  private static final int INPUT_ONLY = 2;
  private static final int CW_EVENT_MASK = 1 << 11;
  private static final int PROPERTY_CHANGE_MASK = 1 << 22;
  private static final int ATOM_WM_NAME = 39;
  private static final int ATOM_STRING = 31;

  private XRequest() {}

  /// An empty little-endian buffer.
  static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /// The next multiple of 4.
  static int padded(int bytes) {
    return (bytes + 3) & ~3;
  }

  /// The head of a request, the rest of it zero.
  ///
  /// @param opcode what is asked for
  /// @param data   the second byte: an argument, or an extension's own opcode
  /// @param bytes  the whole length, a multiple of 4
  static ByteBuffer request(int opcode, int data, int bytes) {
    return buffer(bytes).put((byte) opcode).put((byte) data).putShort((short) (bytes / 4));
  }

  static ByteBuffer queryExtension(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
    return request(98, 0, 8 + padded(bytes.length)).putShort((short) bytes.length).putShort((short) 0)
        .put(bytes);
  }

  static ByteBuffer queryKeymap() {
    return request(44, 0, 4);
  }

  /// A window that is never shown and hears when its properties change.
  static ByteBuffer createHiddenWindow(int id, int root) {
    return request(1, 0, 36).putInt(id).putInt(root).putShort((short) 0).putShort((short) 0)
        .putShort((short) 1).putShort((short) 1).putShort((short) 0).putShort((short) INPUT_ONLY).putInt(0)
        .putInt(CW_EVENT_MASK).putInt(PROPERTY_CHANGE_MASK);
  }

  /// Sets a window's name to nothing: a property change, whose event carries the server's time.
  static ByteBuffer touchProperty(int window) {
    return request(18, 0, 24).putInt(window).putInt(ATOM_WM_NAME).putInt(ATOM_STRING).put((byte) 8);
  }

  static ByteBuffer xiQueryVersion(int extension, int major, int minor) {
    return request(extension, 47, 8).putShort((short) major).putShort((short) minor);
  }

  static ByteBuffer xiQueryAllDevices(int extension) {
    return request(extension, 48, 8).putShort((short) XI_ALL_DEVICES);
  }

  /// Asks for the raw keys of every master keyboard, and for news of keyboards that come and go.
  static ByteBuffer xiSelectKeys(int extension, int root) {
    return request(extension, 46, 28).putInt(root).putShort((short) 2).putShort((short) 0)
        .putShort((short) XI_ALL_MASTER_DEVICES).putShort((short) 1)
        .putInt((1 << XI_RAW_KEY_PRESS) | (1 << XI_RAW_KEY_RELEASE))
        .putShort((short) XI_ALL_DEVICES).putShort((short) 1).putInt(1 << XI_HIERARCHY_CHANGED);
  }
}
