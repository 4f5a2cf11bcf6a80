package songstroke.capture.keys.x11;

/// What a symbol of a key of an X keyboard is for. Finer than [songstroke.timeline.KeyClass], because some kinds change
/// what other keys mean.
enum KeyKind {
  CHAR,
  SPACE,
  BACKSPACE,
  /// Control, Alt, Super, Meta, Hyper: what is pressed with them is a shortcut and not text.
  SHORTCUT_MODIFIER,
  /// Shift, Caps Lock, AltGr and their like: what is pressed with them is text still.
  MODIFIER,
  OTHER;

  /// The kind of a symbol, by the ranges of `keysymdef.h`.
  static KeyKind ofKeysym(int keysym) {
    return switch (keysym) {
      case 0x20, 0xff09, 0xff0a, 0xff0d, 0xff80, 0xff89, 0xff8d, 0xfe20 -> SPACE;
      case 0xff08, 0xffff, 0xff9f -> BACKSPACE;
      // Shift, Caps Lock, Shift Lock, Mode_switch, Num Lock
      case 0xffe1, 0xffe2, 0xffe5, 0xffe6, 0xff7e, 0xff7f -> MODIFIER;
      default -> {
        if (in(keysym, 0xffe3, 0xffe4) || in(keysym, 0xffe7, 0xffee)) {
          yield SHORTCUT_MODIFIER;
        } else if (in(keysym, 0xfe01, 0xfe13)) {
          yield MODIFIER;
        } else if (isText(keysym)) {
          yield CHAR;
        } else {
          yield OTHER;
        }
      }
    };
  }

  /// Latin-1, the older national sets, Unicode, dead keys, the keypad's digits and operators.
  private static boolean isText(int keysym) {
    return in(keysym, 0x21, 0x7e) || in(keysym, 0xa0, 0xff) || in(keysym, 0x100, 0x20ff)
        || in(keysym, 0x01000100, 0x0110ffff) || in(keysym, 0xfe50, 0xfe93)
        || in(keysym, 0xffaa, 0xffb9) || keysym == 0xffbd;
  }

  private static boolean in(int value, int first, int last) {
    return first <= value && value <= last;
  }
}
