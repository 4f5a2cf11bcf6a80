package songstroke.visualize;

/// Text as it can be drawn on one line: names come from players and tags and hold anything.
///
/// Line breaks, tabs and other white space become single spaces, the ends are trimmed. Control characters,
/// characters that turn the writing direction, and what XML forbids are removed. Half surrogate pairs become
/// U+FFFD. Of the marks stacked on one letter the first four stay.
final class PlainText {
  private static final int STACKED_MARKS = 4;

  private PlainText() {}

  static String of(String raw) {
    return isPrintable(raw) ? raw : cleaned(raw);
  }

  /// Whether a text has nothing to clean, as most have: printable ASCII with single spaces inside.
  private static boolean isPrintable(String raw) {
    char before = ' ';
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c < ' ' || c > '~' || (c == ' ' && before == ' ')) {
        return false;
      }
      before = c;
    }
    return raw.isEmpty() || before != ' ';
  }

  private static String cleaned(String raw) {
    StringBuilder out = new StringBuilder(raw.length());
    int marks = 0;
    for (int i = 0; i < raw.length();) {
      int c = raw.codePointAt(i);
      i += Character.charCount(c);
      if (isMark(c)) {
        if (++marks <= STACKED_MARKS) {
          out.appendCodePoint(c);
        }
        continue;
      }
      if (isSpace(c)) {
        if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
          out.append(' ');
        }
      } else if (Character.getType(c) == Character.SURROGATE) {
        out.append('\ufffd');
      } else if (!isForbidden(c)) {
        out.appendCodePoint(c);
      } else {
        continue;
      }
      marks = 0;
    }
    if (!out.isEmpty() && out.charAt(out.length() - 1) == ' ') {
      out.setLength(out.length() - 1);
    }
    return out.toString();
  }

  /// Whether a code point is a mark written onto the letter before it.
  static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }

  private static boolean isSpace(int c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == 0x0b || c == 0x85
        || c == 0x2028 || c == 0x2029;
  }

  private static boolean isForbidden(int c) {
    int type = Character.getType(c);
    boolean joiner = c == 0x200c || c == 0x200d;
    boolean arabicNumberSign = c >= 0x600 && c <= 0x8e2 && c != 0x61c;
    return type == Character.CONTROL || (type == Character.FORMAT && !joiner && !arabicNumberSign)
        || (c & 0xfffe) == 0xfffe;
  }
}
