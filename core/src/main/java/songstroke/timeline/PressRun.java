package songstroke.timeline;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Reads presses whose lines follow one another and hold no blanks, as [RecordingWriter] writes them: many in one loop,
/// with names compared eight bytes at a time.
///
/// It stops at the first line that is anything else; [KeyLineScanner] and [RecordingLine] know more. The fields may
/// have any order. The bytes must go on behind the last line for [KeyLineScanner#PADDING] zeros.
final class PressRun {
  private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class,
      ByteOrder.LITTLE_ENDIAN);
  private static final long FOUR_BYTES = (1L << 32) - 1;
  private static final long FIVE_BYTES = (1L << 40) - 1;
  private static final long SIX_BYTES = (1L << 48) - 1;
  private static final long SEVEN_BYTES = (1L << 56) - 1;

  private static final long TIME = packed("\"t\":");
  private static final long KEY = packed("\"key\":\"");
  private static final long HOLD = packed("\"hold\":");
  private static final long REPEAT = packed("\"repeat\"");
  private static final long TRUE = packed(":true");
  private static final long FALSE = packed(":false");
  private static final long CHAR = packed("char\"");
  private static final long SPACE = packed("space\"");
  private static final long BACKSPACE = packed("backspac");
  private static final long OTHER = packed("other\"");

  private static final int UNSET = -1;
  private static final KeyClass[] CLASSES = KeyClass.values();
  /// How long the name of each class is, with the quote behind it.
  private static final int[] WIDTHS = widths();

  private long last;
  private int lines;

  /// The time of the last press of the run; that of the event before it when there was none.
  long last() {
    return last;
  }

  /// How many presses there were, one per line.
  int lines() {
    return lines;
  }

  /// Reads presses from a place on.
  ///
  /// @param earliest the time before which no press may be
  /// @return the place behind the last press
  int read(byte[] bytes, int from, long earliest, PressSink presses) {
    // All state is local and nothing is called that the simple compiler cannot inline, but for the rarer classes.
    long before = earliest;
    int count = 0;
    int start = from;
    run : while (bytes[start] == '{') {
      long t = UNSET;
      int key = UNSET;
      int hold = UNSET;
      int repeat = UNSET;
      int at = start;
      do {
        long word = word(bytes, at + 1);
        if ((word & SEVEN_BYTES) == KEY && key == UNSET) {
          at += 8;
          word = word(bytes, at);
          key = (word & FIVE_BYTES) == CHAR ? KeyClass.CHAR.number() : rarer(word, bytes, at);
          if (key == UNSET) {
            break run;
          }
          at += WIDTHS[key];
        } else if ((word & FOUR_BYTES) == TIME && t == UNSET) {
          at += 5;
          int first = at;
          long value = 0;
          int digit = bytes[at] - '0';
          while (digit >= 0 && digit <= 9) {
            value = 10 * value + digit;
            at++;
            digit = bytes[at] - '0';
          }
          if (!KeyLineScanner.isNumber(bytes, first, at, KeyLineScanner.MOST_DIGITS_OF_TIME)) {
            break run;
          }
          t = value;
        } else if ((word & SEVEN_BYTES) == HOLD && hold == UNSET) {
          at += 8;
          int first = at;
          int value = 0;
          int digit = bytes[at] - '0';
          while (digit >= 0 && digit <= 9) {
            value = 10 * value + digit;
            at++;
            digit = bytes[at] - '0';
          }
          if (!KeyLineScanner.isNumber(bytes, first, at, KeyLineScanner.MOST_DIGITS_OF_HOLD)) {
            break run;
          }
          hold = value;
        } else if (word == REPEAT && repeat == UNSET) {
          at += 9;
          word = word(bytes, at);
          repeat = (word & FIVE_BYTES) == TRUE ? 1 : 0;
          if (repeat == 0 && (word & SIX_BYTES) != FALSE) {
            break run;
          }
          at += 6 - repeat;
        } else {
          break run;
        }
      } while (bytes[at] == ',');
      if (bytes[at] != '}' || bytes[at + 1] != '\n' || key == UNSET || t == UNSET || t < before) {
        break;
      }
      start = at + 2;
      before = t;
      count++;
      presses.press(t, CLASSES[key], hold == UNSET ? KeyPress.UNKNOWN_HOLD : hold, repeat == 1);
    }
    last = before;
    lines = count;
    return start;
  }

  /// The class, other than `char`, whose name stands at a place.
  private static int rarer(long word, byte[] bytes, int at) {
    if ((word & SIX_BYTES) == SPACE) {
      return KeyClass.SPACE.number();
    }
    if ((word & SIX_BYTES) == OTHER) {
      return KeyClass.OTHER.number();
    }
    return word == BACKSPACE && bytes[at + 8] == 'e' && bytes[at + 9] == '"'
        ? KeyClass.BACKSPACE.number()
        : UNSET;
  }

  private static long word(byte[] bytes, int at) {
    return (long) WORDS.get(bytes, at);
  }

  /// Up to eight letters as [#word] has them.
  private static long packed(String text) {
    byte[] bytes = new byte[Long.BYTES];
    byte[] letters = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(letters, 0, bytes, 0, letters.length);
    return word(bytes, 0);
  }

  private static int[] widths() {
    int[] widths = new int[CLASSES.length];
    for (KeyClass keyClass : CLASSES) {
      widths[keyClass.number()] = keyClass.code().length() + 1;
    }
    return widths;
  }
}
