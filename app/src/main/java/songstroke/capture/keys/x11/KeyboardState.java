package songstroke.capture.keys.x11;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/// What the keys of an X keyboard mean just now: its map, the active group, the modifiers, and whether slow keys or
/// bounce keys filter it.
///
/// The server tells of each change by an event of the XKEYBOARD extension, in its place between the key events: what
/// was told before a press is what held for it. For the thread of its connection.
final class KeyboardState {
  private static final String EXTENSION = "XKEYBOARD";

  private final XConnection x;
  private final int opcode;
  private final int firstEvent;
  private Optional<KeyboardMap> map = Optional.empty();
  private int group;
  private int modifiers;
  private boolean slowKeys;
  private int bounceDelayMs;

  private KeyboardState(XConnection x, int opcode, int firstEvent) {
    this.x = x;
    this.opcode = opcode;
    this.firstEvent = firstEvent;
  }

  /// Begins to follow the keyboard; empty when the server has no such extension.
  static Optional<KeyboardState> of(XConnection x) throws IOException {
    ByteBuffer answer = x.call(XRequest.queryExtension(EXTENSION));
    if (answer.get(8) == 0) {
      return Optional.empty();
    }
    var state = new KeyboardState(x, answer.get(9) & 0xff, answer.get(10) & 0xff);
    if (x.call(XkbRequest.useExtension(state.opcode)).get(1) == 0) {
      return Optional.empty();
    }
    x.send(XkbRequest.selectEvents(state.opcode));
    state.readControls();
    ByteBuffer now = x.call(XkbRequest.getState(state.opcode));
    state.modifiers = now.get(8) & 0xff;
    state.group = now.get(12) & 0xff;
    return Optional.of(state);
  }

  /// Whether an event is one of this extension.
  boolean isOurs(ByteBuffer event) {
    return (event.get(0) & 0x7f) == firstEvent;
  }

  /// Takes an event of this extension; one about a single key changes nothing here.
  void take(ByteBuffer event) throws IOException {
    switch (event.get(1)) {
      case XkbRequest.NEW_KEYBOARD, XkbRequest.MAP_NOTIFY -> map = Optional.empty();
      case XkbRequest.STATE_NOTIFY -> {
        modifiers = event.get(9) & 0xff;
        group = event.get(13) & 0xff;
      }
      case XkbRequest.CONTROLS_NOTIFY -> readControls();
      default -> {
        // nothing else changes what keys mean
      }
    }
  }

  /// The map has changed, says an event of the core protocol.
  void mapChanged() {
    map = Optional.empty();
  }

  /// What a key is for; asks for the map when that has changed.
  KeyKind kind(int code) throws IOException {
    return (map.isPresent() ? map.get() : read()).kind(code, group, modifiers);
  }

  /// Whether slow keys are on: a press counts once the server accepts it.
  boolean hasSlowKeys() {
    return slowKeys;
  }

  /// How long after its release bounce keys reject a press of the same key, in ms; 0 when they are off.
  int bounceDelayMs() {
    return bounceDelayMs;
  }

  /// Whether an event says that slow keys accept the key at its byte 9.
  boolean acceptsSlowKey(ByteBuffer event) {
    return isOurs(event) && event.get(1) == XkbRequest.ACCESS_X_NOTIFY
        && event.getShort(10) == XkbRequest.SLOW_KEY_ACCEPTED;
  }

  private void readControls() throws IOException {
    ByteBuffer now = x.call(XkbRequest.getControls(opcode));
    int enabled = now.getInt(56);
    slowKeys = (enabled & XkbRequest.SLOW_KEYS) != 0;
    bounceDelayMs = (enabled & XkbRequest.BOUNCE_KEYS) == 0 ? 0 : Short.toUnsignedInt(now.getShort(26));
  }

  private KeyboardMap read() throws IOException {
    var read = new KeyboardMap(x.call(XkbRequest.getMap(opcode)));
    map = Optional.of(read);
    return read;
  }
}
