package songstroke.capture.keys.terminal;

import static songstroke.timeline.KeyClass.BACKSPACE;
import static songstroke.timeline.KeyClass.CHAR;
import static songstroke.timeline.KeyClass.OTHER;
import static songstroke.timeline.KeyClass.SPACE;

import java.nio.ByteBuffer;
import java.util.Arrays;

import songstroke.timeline.KeyClass;

/// Groups the bytes that a terminal sends into key presses.
///
/// One press each: a UTF-8 sequence (CHAR), an escape sequence of a key (CSI, SS3, Escape before a key: OTHER, the
/// Delete key BACKSPACE), a control character (OTHER; tab and enter SPACE, backspace BACKSPACE). No press: what is
/// pasted between the brackets `ESC[200~` and `ESC[201~`, mouse and focus reports, and the terminal's answers to
/// queries. The forms are those of ECMA-48 and xterm's "Control Sequences".
///
/// Keeps at most the sequence that is not complete and, to tell repeats, the character before. An Escape that
/// nothing follows is a press of its own: whoever feeds this calls [#idle] when nothing came for a moment.
final class TerminalBytes implements AutoCloseable {
  private static final long PASTE_GIVEN_UP = 5_000_000_000L;
  private static final int ESC = 0x1b;
  private static final int MOUSE_BYTES = 3;
  private static final byte[] PASTE_END = {ESC, '[', '2', '0', '1', '~'};

  /// What is told of the bytes. Called in their order.
  interface Sink {
    /// A key was pressed.
    ///
    /// @param nanos when its first byte came
    void pressed(KeyClass keyClass, boolean repeat, long nanos);

    /// A character was pasted, between brackets.
    void pasted();

    /// A press, or a paste, that writes something: one UTF-8 sequence, or one of tab, line feed and backspace.
    void echo(byte[] bytes, int length);
  }

  private enum State {
    GROUND, ESCAPE, CSI, LAST_BYTE, STRING, STRING_ESCAPE, UTF8, MOUSE, PASTE
  }

  private final Sink sink;
  private final RepeatGuess guess = new RepeatGuess();
  private final byte[] character = new byte[4];

  private State state = State.GROUND;
  private long since;
  private long latest;
  private boolean alt;
  private int length;
  private int missing;
  private int[] parameters = new int[2];
  private int parameter;
  private boolean plain;

  TerminalBytes(Sink sink) {
    this.sink = sink;
  }

  /// Takes the next bytes and wipes each of them where it was.
  ///
  /// @param nanos when they came, on the monotonic clock
  void feed(ByteBuffer bytes, long nanos) {
    if (state == State.PASTE && nanos - latest > PASTE_GIVEN_UP) {
      state = State.GROUND;
    }
    latest = nanos;
    while (bytes.hasRemaining()) {
      int at = bytes.position();
      int b = bytes.get() & 0xff;
      bytes.put(at, (byte) 0);
      next(b, nanos);
    }
  }

  /// Forgets what is not complete, and the character before.
  @Override
  public void close() {
    Arrays.fill(character, (byte) 0);
    guess.forget();
  }

  /// Whether the last bytes may be the beginning of a sequence.
  boolean isIncomplete() {
    return state != State.GROUND && state != State.PASTE;
  }

  /// Takes what is there for all there is.
  void idle() {
    State was = state;
    if (isIncomplete()) {
      state = State.GROUND;
    }
    switch (was) {
      case ESCAPE, CSI, LAST_BYTE -> press(OTHER);
      case UTF8 -> press(alt ? OTHER : CHAR);
      case STRING -> {
        if (length == 0) {
          press(OTHER);
        }
      }
      case GROUND, STRING_ESCAPE, MOUSE, PASTE -> {
        // a rest of something that is no press
      }
    }
  }

  private void next(int b, long nanos) {
    switch (state) {
      case GROUND -> ground(b, nanos);
      case ESCAPE -> escape(b, nanos);
      case CSI -> csi(b, nanos);
      case LAST_BYTE -> finish(OTHER);
      case STRING -> string(b);
      case STRING_ESCAPE -> {
        state = State.GROUND;
        if (b != '\\') {
          state = State.ESCAPE;
          escape(b, nanos);
        }
      }
      case UTF8 -> utf8(b, nanos);
      case MOUSE -> {
        if (--missing == 0) {
          state = State.GROUND;
        }
      }
      case PASTE -> paste(b);
    }
  }

  private void ground(int b, long nanos) {
    since = nanos;
    alt = false;
    if (b == ESC) {
      state = State.ESCAPE;
    } else if (b == '\t' || b == '\n' || b == '\r' || b == ' ') {
      single(SPACE, b == '\r' ? '\n' : b);
    } else if (b == 0x08 || b == 0x7f) {
      single(BACKSPACE, 0x08);
    } else if (b < ' ') {
      press(OTHER);
    } else {
      start(b);
    }
  }

  /// Begins a character: one byte, or a UTF-8 sequence of two to four.
  private void start(int b) {
    character[0] = (byte) b;
    length = 1;
    missing = b >= 0xc2 && b <= 0xdf ? 1 : b >= 0xe0 && b <= 0xef ? 2 : b >= 0xf0 && b <= 0xf4 ? 3 : 0;
    if (missing == 0) {
      finishCharacter(b < 0x7f);
    } else {
      state = State.UTF8;
    }
  }

  private void utf8(int b, long nanos) {
    if ((b & 0xc0) != 0x80) {
      finishCharacter(false);
      next(b, nanos);
      return;
    }
    character[length++] = (byte) b;
    if (--missing == 0) {
      finishCharacter(true);
    }
  }

  private void finishCharacter(boolean whole) {
    state = State.GROUND;
    if (alt) {
      press(OTHER);
      return;
    }
    int code = 0;
    for (int i = 0; i < length; i++) {
      code = (code << 8) | (character[i] & 0xff);
    }
    sink.pressed(CHAR, guess.repeats(code, since), since);
    if (whole) {
      sink.echo(character, length);
    }
  }

  private void single(KeyClass keyClass, int b) {
    character[0] = (byte) b;
    sink.pressed(keyClass, guess.repeats(b, since), since);
    sink.echo(character, 1);
  }

  private void escape(int b, long nanos) {
    state = State.GROUND;
    switch (b) {
      case '[' -> {
        state = State.CSI;
        parameters = new int[2];
        parameter = 0;
        plain = true;
        length = 0;
      }
      case 'O' -> state = State.LAST_BYTE;
      case ']', 'P', 'X', '^', '_' -> {
        state = State.STRING;
        length = 0;
      }
      case ESC -> {
        press(OTHER);
        state = State.ESCAPE;
        since = nanos;
      }
      default -> {
        alt = true;
        if (b >= 0x80) {
          start(b);
        } else {
          press(OTHER);
        }
      }
    }
  }

  private void csi(int b, long nanos) {
    boolean first = length == 0;
    length = 1;
    if (b >= '0' && b <= '9') {
      if (parameter < parameters.length) {
        parameters[parameter] = Math.min(10 * parameters[parameter] + b - '0', 10_000);
      }
    } else if (b == ';' || b == ':') {
      parameter++;
    } else if (b >= ' ' && b <= '?') {
      plain = false;
    } else if (b == '[' && first) {
      state = State.LAST_BYTE;
    } else if (b >= '@' && b <= '~') {
      sequence(b);
    } else {
      finish(OTHER);
      next(b, nanos);
    }
  }

  /// A whole CSI sequence.
  private void sequence(int last) {
    state = State.GROUND;
    boolean bare = parameters[0] == 0 && parameter == 0;
    if (!plain || isReport(last, bare)) {
      return;
    }
    if (last == 'M') {
      state = bare ? State.MOUSE : State.GROUND;
      missing = MOUSE_BYTES;
    } else if (last == '~' && parameters[0] == 200) {
      state = State.PASTE;
      length = 0;
    } else if (last == '~' && parameters[0] == 3) {
      press(parameters[1] <= 2 ? BACKSPACE : OTHER);
    } else if (last == 'Z') {
      press(SPACE);
    } else if (last != '~' || parameters[0] != 201) {
      press(OTHER);
    }
  }

  /// Whether the terminal tells something of itself: device attributes and status, focus, window, and the
  /// position of the cursor (which shares its form with F3 under modifiers: row 1 and a column up to 16).
  private boolean isReport(int last, boolean bare) {
    return switch (last) {
      case 'c', 'n', 't' -> true;
      case 'I', 'O' -> bare;
      case 'R' -> parameters[0] > 1 || parameters[1] > 16;
      default -> false;
    };
  }

  private void string(int b) {
    length = 1;
    if (b == 0x07) {
      state = State.GROUND;
    } else if (b == ESC) {
      state = State.STRING_ESCAPE;
    }
  }

  private void paste(int b) {
    length = b == PASTE_END[length] ? length + 1 : b == ESC ? 1 : 0;
    if (length == PASTE_END.length) {
      state = State.GROUND;
    } else if (length == 0 && ((b >= ' ' && b != 0x7f) || b == '\n' || b == '\r' || b == '\t')) {
      character[0] = (byte) (b == '\r' ? '\n' : b);
      sink.echo(character, 1);
      if ((b & 0xc0) != 0x80) {
        sink.pasted();
      }
    }
  }

  private void finish(KeyClass keyClass) {
    state = State.GROUND;
    press(keyClass);
  }

  /// A press that is not a plain character.
  private void press(KeyClass keyClass) {
    guess.forget();
    sink.pressed(keyClass, false, since);
  }
}
