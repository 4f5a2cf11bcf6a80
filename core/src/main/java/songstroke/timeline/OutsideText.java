package songstroke.timeline;

import java.util.HexFormat;

import songstroke.name.Invisible;

/// Text that came from outside (a player, a server, a file), made fit to be kept and shown: one line without control
/// characters, without characters that nobody sees or that turn the text around them, with plain blanks, and no longer
/// than a limit.
///
/// Names are cleaned when they come in ([#name]). What is printed is cleaned once more ([#shown], [#inJson]), as it may
/// hold text that nobody has cleaned: a file's name, an argument, a message of a service.
public final class OutsideText {
  /// The most names of one kind that one thing has, such as the genres of a track.
  public static final int MOST_NAMES = 50;
  /// The longest name that is kept, in UTF-16 units; a longer one ends with an ellipsis.
  public static final int LONGEST_NAME = 500;
  private static final char ELLIPSIS = '\u2026';
  private static final char REPLACEMENT = '\ufffd';

  private OutsideText() {}

  /// A name fit to be kept; the same text when it already is.
  public static String name(String text) {
    return of(text, LONGEST_NAME);
  }

  /// A text fit to be kept.
  ///
  /// @param longest the most UTF-16 units that are kept
  public static String of(String text, int longest) {
    return isFit(text, longest) ? text : cleaned(text, longest);
  }

  /// A text of several lines fit to be shown on a terminal: line ends stay, everything else that a terminal would
  /// obey or that nobody sees is replaced or left out.
  public static String shown(String text) {
    if (isHarmless(text)) {
      return text;
    }
    var clean = new StringBuilder(text.length());
    int before = ' ';
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (isLineEnd(text, i)) {
        clean.append((char) c);
      } else if (!Invisible.isMeaningless(c, before)) {
        clean.appendCodePoint(isLineBreakOrControl(c) ? ' ' : isSurrogate(c) ? REPLACEMENT : c);
      }
      before = c;
    }
    return clean.toString();
  }

  /// JSON with everything escaped that a terminal would obey or that nobody sees; it says the same.
  public static String inJson(String json) {
    if (isHarmless(json)) {
      return json;
    }
    var clean = new StringBuilder(json.length());
    int before = ' ';
    for (int i = 0; i < json.length(); i += Character.charCount(json.codePointAt(i))) {
      int c = json.codePointAt(i);
      if (isLineEnd(json, i)
          || !(isLineBreakOrControl(c) || isSurrogate(c) || Invisible.isMeaningless(c, before))) {
        clean.appendCodePoint(c);
      } else {
        for (char unit : Character.toChars(c)) {
          clean.append("\\u").append(HexFormat.of().toHexDigits(unit));
        }
      }
      before = c;
    }
    return clean.toString();
  }

  private static boolean isLineEnd(String text, int at) {
    char c = text.charAt(at);
    return c == '\n' || (c == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n');
  }

  private static boolean isHarmless(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < ' ' && c != '\n') || c >= 0x7f) {
        return false;
      }
    }
    return true;
  }

  private static boolean isFit(String text, int longest) {
    if (text.length() > longest) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c >= 0x7f) {
        return isFitSlowly(text);
      }
    }
    return text.isEmpty() || (text.charAt(0) != ' ' && text.charAt(text.length() - 1) != ' ');
  }

  private static boolean isFitSlowly(String text) {
    int before = ' ';
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (isLineBreakOrControl(c) || isOtherBlank(c) || isSurrogate(c)
          || Invisible.isMeaningless(c, before)) {
        return false;
      }
      before = c;
    }
    return text.isEmpty() || (!isBlank(text.codePointAt(0)) && !isBlank(text.codePointBefore(text.length())));
  }

  private static String cleaned(String text, int longest) {
    var clean = new StringBuilder(Math.min(text.length(), longest + 2));
    int before = ' ';
    for (int i = 0; i < text.length()
        && clean.length() <= longest; i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (Invisible.isMeaningless(c, before)
          || (clean.isEmpty() && (isBlank(c) || isLineBreakOrControl(c)))) {
        continue;
      }
      clean.appendCodePoint(
          isLineBreakOrControl(c) || isOtherBlank(c) ? ' ' : isSurrogate(c) ? REPLACEMENT : c);
      before = c;
    }
    boolean cut = clean.length() > longest;
    if (cut) {
      clean.setLength(Math.max(0, longest - 1));
      if (!clean.isEmpty() && Character.isHighSurrogate(clean.charAt(clean.length() - 1))) {
        clean.setLength(clean.length() - 1);
      }
    }
    while (!clean.isEmpty() && isBlank(clean.charAt(clean.length() - 1))) {
      clean.setLength(clean.length() - 1);
    }
    return cut ? clean.append(ELLIPSIS).toString() : clean.toString();
  }

  private static boolean isBlank(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  /// Whether a character looks like a blank of another width, such as one at which no line breaks.
  private static boolean isOtherBlank(int c) {
    return c == 0xa0 || (c >= 0x2000 && c <= 0x200a) || c == 0x202f || c == 0x205f;
  }

  private static boolean isLineBreakOrControl(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      default -> false;
    };
  }

  private static boolean isSurrogate(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }
}
