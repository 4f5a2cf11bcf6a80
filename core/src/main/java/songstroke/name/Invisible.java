package songstroke.name;

/// Characters that nobody sees and that make no name another one: zero-width ones, marks of direction, soft hyphens,
/// byte order marks, fillers, and variation selectors.
public final class Invisible {
  private static final int FIRST_JOINED_SCRIPT = 0x590;

  private Invisible() {}

  /// Whether a character is never seen by itself, whatever it does to others.
  public static boolean is(int c) {
    return switch (c) {
      case 0x600, 0x601, 0x602, 0x603, 0x604, 0x605, 0x6dd, 0x70f, 0x890, 0x891, 0x8e2, 0x110bd, 0x110cd ->
        false;
      case 0x34f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x2065, 0x3164, 0xffa0 -> true;
      default -> isVariation(c) || Character.getType(c) == Character.FORMAT;
    };
  }

  /// Whether a character that is never seen changes nothing where it stands. Joiners stay in scripts and symbols that
  /// are written with them, and variation selectors where there is something to vary.
  ///
  /// @param before the character before it
  public static boolean isMeaningless(int c, int before) {
    if (c == 0x200c || c == 0x200d) {
      return before < FIRST_JOINED_SCRIPT;
    }
    if (isVariation(c)) {
      return Character.isWhitespace(before) || Character.isSpaceChar(before) || is(before)
          || isInvariable(before);
    }
    return is(c);
  }

  /// Whether a character is a letter of a script that has no variants by selector.
  private static boolean isInvariable(int c) {
    return Character.isLetter(c) && (c < 0x1000 || (c >= 0x1e00 && c < 0x2000));
  }

  /// A text without them, for comparisons.
  public static String removedFrom(String text) {
    if (text.codePoints().noneMatch(Invisible::is)) {
      return text;
    }
    var seen = new StringBuilder(text.length());
    text.codePoints().filter(c -> !is(c)).forEach(seen::appendCodePoint);
    return seen.toString();
  }

  private static boolean isVariation(int c) {
    return (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0100 && c <= 0xe01ef) || (c >= 0x180b && c <= 0x180f);
  }
}
