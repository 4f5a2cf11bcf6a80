package songstroke.capture.keys.x11;

import java.nio.ByteBuffer;

/// The requests and events of the XKEYBOARD extension that it takes to know what keys mean just now. The numbers are
/// those of "The X Keyboard Extension: Protocol Specification".
final class XkbRequest {
  static final int NEW_KEYBOARD = 0;
  static final int MAP_NOTIFY = 1;
  static final int STATE_NOTIFY = 2;
  static final int CONTROLS_NOTIFY = 3;
  static final int ACCESS_X_NOTIFY = 10;

  /// The bits of the enabled controls.
  static final int SLOW_KEYS = 1 << 1;
  static final int BOUNCE_KEYS = 1 << 2;

  /// The detail of an AccessX event. No server sends the one for a key that bounce keys reject.
  static final int SLOW_KEY_ACCEPTED = 1;

  private static final int CORE_KEYBOARD = 0x100;
  private static final int TYPES_SYMBOLS_AND_MODIFIERS = 1 | 2 | 4;
  private static final int MODIFIERS_AND_GROUP = 1 | 1 << 4;
  private static final int CONTROLS = SLOW_KEYS | BOUNCE_KEYS | 1 << 31;

  private XkbRequest() {}

  static ByteBuffer useExtension(int opcode) {
    return XRequest.request(opcode, 0, 8).putShort((short) 1).putShort((short) 0);
  }

  /// Asks for news of the keyboard's map, its modifiers and group, its controls, and of keys that slow keys accept.
  static ByteBuffer selectEvents(int opcode) {
    int events = 1 << NEW_KEYBOARD | 1 << MAP_NOTIFY | 1 << STATE_NOTIFY | 1 << CONTROLS_NOTIFY
        | 1 << ACCESS_X_NOTIFY;
    short access = 1 << SLOW_KEY_ACCEPTED;
    return XRequest.request(opcode, 1, 32).putShort((short) CORE_KEYBOARD).putShort((short) events)
        .putShort((short) 0).putShort((short) (1 << NEW_KEYBOARD))
        .putShort((short) TYPES_SYMBOLS_AND_MODIFIERS).putShort((short) TYPES_SYMBOLS_AND_MODIFIERS)
        .putShort((short) MODIFIERS_AND_GROUP).putShort((short) MODIFIERS_AND_GROUP)
        .putInt(CONTROLS).putInt(CONTROLS)
        .putShort(access).putShort(access);
  }

  /// In the reply: at byte 8 the effective modifiers, at 12 the effective group.
  static ByteBuffer getState(int opcode) {
    return XRequest.request(opcode, 4, 8).putShort((short) CORE_KEYBOARD);
  }

  /// In the reply: at byte 26 the delay of bounce keys in ms (16 bits), at 56 the enabled controls.
  static ByteBuffer getControls(int opcode) {
    return XRequest.request(opcode, 6, 8).putShort((short) CORE_KEYBOARD);
  }

  /// Asks for all that [KeyboardMap] reads.
  static ByteBuffer getMap(int opcode) {
    return XRequest.request(opcode, 8, 28).putShort((short) CORE_KEYBOARD)
        .putShort((short) TYPES_SYMBOLS_AND_MODIFIERS);
  }
}
