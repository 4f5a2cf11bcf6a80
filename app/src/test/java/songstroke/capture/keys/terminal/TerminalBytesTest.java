package songstroke.capture.keys.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import songstroke.capture.keys.KeyDown;
import songstroke.timeline.KeyClass;

class TerminalBytesTest {
  private static final long MILLI = 1_000_000;

  private final List<KeyDown> presses = new ArrayList<>();
  private int pasted;
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final TerminalEcho echo = new TerminalEcho(screen);
  private final TerminalBytes bytes = new TerminalBytes(new TerminalBytes.Sink() {
    @Override
    public void pressed(KeyClass keyClass, boolean repeat, long nanos) {
      presses.add(new KeyDown(presses.size(), nanos, keyClass, repeat));
    }

    @Override
    public void pasted() {
      pasted++;
    }

    @Override
    public void echo(byte[] text, int length) {
      echo.write(text, length);
    }
  });

  /// `^` stands for Escape, `\` and two hexadecimal digits for a byte, an upper-case word for its presses.
  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(quoteCharacter = '"', delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, value = {
    "ab                    | CHAR CHAR", //
    "a\\20b\\09\\0d\\0a    | CHAR SPACE CHAR SPACE SPACE SPACE", //
    "\\7f\\08              | BACKSPACE BACKSPACE", //
    "\\01\\04\\1a\\00      | OTHER OTHER OTHER OTHER", //
    "\\c3\\a9\\e2\\82\\ac\\f0\\9f\\98\\80 | CHAR CHAR CHAR", //
    "\\e9a\\c3a            | CHAR CHAR CHAR CHAR", //
    "^[A^[1;5C^[15~^[H     | OTHER OTHER OTHER OTHER", //
    "^OP^OA^[[Ax           | OTHER OTHER OTHER CHAR", //
    "^[3~^[3;2~^[3;5~      | BACKSPACE BACKSPACE OTHER", //
    "^[Z                   | SPACE", //
    "^x^\\c3\\a9^\\7fa     | OTHER OTHER OTHER CHAR", //
    "^^[A                  | OTHER OTHER", //
    "^[200~hello^[Aworld^[201~a | CHAR", //
    "^[200~^[20^[201~b^[201~ | CHAR", //
    "^[?62;4c^[>0;276;0c^[?2026;2$y^[?1u^[0n^[12;40R^[8;24;80t | \"\"", //
    "^[I^[O^[<0;10;20M^[<0;10;20m^[M\\20\\30\\40a | CHAR", //
    "^[1;2R                | OTHER", //
    "^]11;rgb:0000/0000/0000\\07^P1$r0m^\\5ca | CHAR", //
    "^[97;5u               | OTHER", //
  })
  void bytesAreGroupedIntoPresses(String input, String expected) {
    feed(input, 0);
    bytes.idle();
    assertThat(String.join(" ", presses.stream().map(press -> press.keyClass().name()).toList()))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"^", "^[", "^O", "^]", "^P"})
  void anEscapeThatNothingFollowsIsAPressOfItsOwn(String input) {
    feed(input, 7 * MILLI);
    assertThat(bytes.isIncomplete()).isTrue();
    assertThat(presses).isEmpty();
    bytes.idle();
    assertThat(presses).containsExactly(new KeyDown(0, 7 * MILLI, KeyClass.OTHER, false));
    assertThat(bytes.isIncomplete()).isFalse();
    feed("a", 8 * MILLI);
    assertThat(presses).extracting(KeyDown::keyClass).containsExactly(KeyClass.OTHER, KeyClass.CHAR);
  }

  @Test
  void sequencesMayComeInPieces() {
    for (String piece : List.of("^", "[", "3", "~", "\\c3", "\\a9", "^[20", "0~x^[2", "01~")) {
      feed(piece, 0);
    }
    assertThat(presses).extracting(KeyDown::keyClass).containsExactly(KeyClass.BACKSPACE, KeyClass.CHAR);
  }

  @Test
  void anUnfinishedAnswerIsNoPress() {
    feed("^]11;rgb:00", 0);
    bytes.idle();
    feed("a", 0);
    assertThat(presses).extracting(KeyDown::keyClass).containsExactly(KeyClass.CHAR);
  }

  @Test
  void theCharactersOfAPasteAreCounted() {
    feed("a^[200~h\\c3\\a9llo\\0d^[201~b", 0);
    assertThat(presses).hasSize(2);
    assertThat(pasted).isEqualTo("h\u00e9llo\n".length());
  }

  @Test
  void aPasteThatNeverEndsIsGivenUp() {
    feed("^[200~abc", 0);
    feed("d", 1_000 * MILLI);
    assertThat(presses).isEmpty();
    feed("e", 7_000 * MILLI);
    assertThat(presses).hasSize(1);
  }

  @Test
  void aHeldKeyIsSeenByItsEvenAndFastRepeats() {
    feed("x", 10_000 * MILLI);
    for (long t = 10_500; t < 11_500; t += 33) {
      feed("x", t * MILLI);
    }
    assertThat(presses.subList(0, 2)).noneMatch(KeyDown::repeat);
    assertThat(presses.subList(2, presses.size())).hasSize(30).allMatch(KeyDown::repeat);
  }

  @Test
  void doubledLettersAndDrummingAreNoRepeats() {
    long t = 10_000;
    for (int gap : new int[]{0, 120, 300, 110, 90, 40, 260, 95}) {
      t += gap;
      feed("l", t * MILLI);
    }
    feed("a", (t += 400) * MILLI);
    feed("l", (t += 30) * MILLI);
    feed("^[A", (t += 400) * MILLI);
    feed("l", (t += 30) * MILLI);
    assertThat(presses).noneMatch(KeyDown::repeat);
  }

  @Test
  void textIsEchoedAndErasedAsATerminalWould() {
    feed("h\\c3\\a9\\7f\\7f\\7fi\\20^[A\\01\\0d", 0);
    assertThat(screen.toString(StandardCharsets.UTF_8)).isEqualTo("hé\b \b\b \bi \n");
  }

  @Test
  void pastesAreShownWithoutTheirControls() {
    feed("^[200~a\\07b^[31mc\\0d^[201~", 0);
    assertThat(screen.toString(StandardCharsets.UTF_8)).doesNotContain("\u001b", "\u0007").startsWith("ab")
        .endsWith("c\n");
    assertThat(presses).isEmpty();
  }

  private void feed(String text, long nanos) {
    var out = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        out.write(Integer.parseInt(text, i + 1, i + 3, 16));
        i += 2;
      } else {
        out.write(c == '^' ? 0x1b : c);
      }
    }
    ByteBuffer input = ByteBuffer.wrap(out.toByteArray());
    bytes.feed(input, nanos);
    assertThat(input.array()).as("what was taken").containsOnly(0);
  }
}
