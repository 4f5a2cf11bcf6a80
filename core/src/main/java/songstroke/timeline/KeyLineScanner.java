package songstroke.timeline;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads the lines of presses, nearly all of a recording file, straight from their bytes.
///
/// It understands a line that holds the fields `t`, `key`, `hold` and `repeat`, in any order and with any blanks
/// between them, each at most once and each with the usual value. It gives up on everything else, such as escapes,
/// unknown fields, unusual numbers and every mistake: those lines are for [RecordingLine], which also says what is
/// wrong.
///
/// The bytes must go on behind the last line for [#PADDING] zeros, at which each line that is cut off ends.
final class KeyLineScanner {
  /// How far it looks ahead.
  static final int PADDING = 16;
  /// Stands for the end of a line that is none of those it understands.
  static final int NO_PRESS = -1;

  static final int MOST_DIGITS_OF_TIME = 18;
  static final int MOST_DIGITS_OF_HOLD = 9;
  private static final int UNSET = -1;
  private static final KeyClass[] CLASSES = KeyClass.values();
  /// How each class is written, with the quote behind it; no two begin with the same letter.
  private static final byte[][] NAMES = Arrays.stream(CLASSES)
      .map(keyClass -> (keyClass.code() + '"').getBytes(StandardCharsets.US_ASCII)).toArray(byte[][]::new);
  private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);

  private long t;
  private int key;
  private int hold;
  private int repeated;
  /// The last number that was read.
  private long number;

  /// The time of the press that was read.
  long t() {
    return t;
  }

  KeyClass keyClass() {
    return CLASSES[key];
  }

  /// In ms, or [KeyPress#UNKNOWN_HOLD].
  int hold() {
    return hold == UNSET ? KeyPress.UNKNOWN_HOLD : hold;
  }

  boolean repeat() {
    return repeated == 1;
  }

  /// Reads the line at a place.
  ///
  /// @return the place behind the line's end, or [#NO_PRESS]
  int scan(byte[] bytes, int from) {
    if (bytes[from] != '{') {
      return NO_PRESS;
    }
    t = UNSET;
    hold = UNSET;
    key = UNSET;
    repeated = UNSET;
    int at = from;
    do {
      at = pastField(bytes, pastBlanks(bytes, at + 1));
      if (at == NO_PRESS) {
        return NO_PRESS;
      }
      at = pastBlanks(bytes, at);
    } while (bytes[at] == ',');
    if (bytes[at] != '}' || t == UNSET || key == UNSET) {
      return NO_PRESS;
    }
    at = pastBlanks(bytes, at + 1);
    return bytes[at] == '\n' ? at + 1 : NO_PRESS;
  }

  /// Reads the field at a place, and returns the place behind it.
  private int pastField(byte[] bytes, int at) {
    if (bytes[at] != '"') {
      return NO_PRESS;
    }
    return switch (bytes[at + 1]) {
      case 't' -> bytes[at + 2] == '"' && t == UNSET ? pastTime(bytes, at + 3) : NO_PRESS;
      case 'k' -> bytes[at + 2] == 'e' && bytes[at + 3] == 'y' && bytes[at + 4] == '"' && key == UNSET
          ? pastKey(bytes, at + 5)
          : NO_PRESS;
      case 'h' -> bytes[at + 2] == 'o' && bytes[at + 3] == 'l' && bytes[at + 4] == 'd' && bytes[at + 5] == '"'
          && hold == UNSET
              ? pastHold(bytes, at + 6)
              : NO_PRESS;
      case 'r' -> bytes[at + 2] == 'e' && bytes[at + 3] == 'p' && bytes[at + 4] == 'e' && bytes[at + 5] == 'a'
          && bytes[at + 6] == 't' && bytes[at + 7] == '"' && repeated == UNSET
              ? pastRepeat(bytes, at + 8)
              : NO_PRESS;
      default -> NO_PRESS;
    };
  }

  private int pastTime(byte[] bytes, int name) {
    int at = pastNumber(bytes, pastColon(bytes, name), MOST_DIGITS_OF_TIME);
    t = number;
    return at;
  }

  private int pastHold(byte[] bytes, int name) {
    int at = pastNumber(bytes, pastColon(bytes, name), MOST_DIGITS_OF_HOLD);
    hold = (int) number;
    return at;
  }

  private int pastNumber(byte[] bytes, int first, int mostDigits) {
    int at = first;
    long value = 0;
    int digit = bytes[at] - '0';
    while (digit >= 0 && digit <= 9) {
      value = 10 * value + digit;
      at++;
      digit = bytes[at] - '0';
    }
    number = value;
    return isNumber(bytes, first, at, mostDigits) ? at : NO_PRESS;
  }

  static boolean isNumber(byte[] bytes, int from, int to, int mostDigits) {
    return to > from && to - from <= mostDigits && (bytes[from] != '0' || to == from + 1);
  }

  private int pastKey(byte[] bytes, int name) {
    int at = pastColon(bytes, name);
    if (bytes[at] != '"') {
      return NO_PRESS;
    }
    for (int place = 0; place < NAMES.length; place++) {
      byte[] code = NAMES[place];
      if (bytes[at + 1] == code[0]) {
        key = place;
        return pastText(bytes, at + 1, code);
      }
    }
    return NO_PRESS;
  }

  private int pastRepeat(byte[] bytes, int name) {
    int at = pastColon(bytes, name);
    repeated = bytes[at] == 't' ? 1 : 0;
    return pastText(bytes, at, repeated == 1 ? TRUE : FALSE);
  }

  private static int pastText(byte[] bytes, int from, byte[] text) {
    for (int i = 0; i < text.length; i++) {
      if (bytes[from + i] != text[i]) {
        return NO_PRESS;
      }
    }
    return from + text.length;
  }

  /// The place of a value, from the place behind its name; without a colon that of the name's last letter, which is no
  /// value.
  private static int pastColon(byte[] bytes, int name) {
    int at = pastBlanks(bytes, name);
    return bytes[at] == ':' ? pastBlanks(bytes, at + 1) : name - 2;
  }

  private static int pastBlanks(byte[] bytes, int from) {
    int at = from;
    while (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r') {
      at++;
    }
    return at;
  }
}
