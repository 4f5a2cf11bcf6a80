package songstroke.capture.keys.x11;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// An input device of an X server.
///
/// @param id   by which events name it
/// @param name for people
record XDevice(int id, String name) {
  /// All devices in a reply to XIQueryDevice. At byte 8 their number; from 32 on each: id (16 bits), use and
  /// attachment (16 each), number of classes (16), length of the name (16), two bytes, the name padded to words,
  /// and the classes, each with its length in words at byte 2.
  static List<XDevice> all(ByteBuffer reply) {
    List<XDevice> devices = new ArrayList<>();
    int at = 32;
    for (int i = Short.toUnsignedInt(reply.getShort(8)); i > 0; i--) {
      int classes = Short.toUnsignedInt(reply.getShort(at + 6));
      byte[] name = new byte[Short.toUnsignedInt(reply.getShort(at + 8))];
      reply.get(at + 12, name);
      devices.add(new XDevice(Short.toUnsignedInt(reply.getShort(at)),
          new String(name, StandardCharsets.UTF_8)));
      at += 12 + XRequest.padded(name.length);
      for (; classes > 0; classes--) {
        at += 4 * Short.toUnsignedInt(reply.getShort(at + 2));
      }
    }
    return devices;
  }

  /// Whether its keys come from programs, by the XTEST extension.
  boolean isSynthetic() {
    return name.endsWith("XTEST keyboard");
  }

  /// Whether it stands for the keyboard of a Wayland desktop.
  boolean isXwayland() {
    return name.startsWith("xwayland-");
  }
}
