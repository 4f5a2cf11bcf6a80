package songstroke.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;

class ChangedTextTest {
  private static final String GUITAR = "\ud83c\udfb8";

  private final List<String> pieces = new ArrayList<>();
  private final Kept kept = new Kept();
  private final PrintWriter to = new PrintWriter(kept);
  private final PrintWriter changed = ChangedText.before(to, this::shout);

  @Test
  void everyPieceIsChangedByItself() {
    changed.print("low ");
    changed.write("tide".toCharArray(), 1, 2);
    changed.write("harbor", 0, 3);
    changed.flush();

    assertThat(pieces).containsExactly("low ", "id", "har");
    assertThat(kept.text()).isEqualTo("LOW IDHAR");
  }

  @Test
  void aCharacterInHalvesIsPutTogetherFirst() {
    changed.print("a" + GUITAR.charAt(0));
    changed.flush();
    assertThat(kept.text()).isEqualTo("A");

    changed.print(GUITAR.charAt(1) + "b");
    changed.flush();
    assertThat(kept.text()).isEqualTo("A" + GUITAR + "B");
    assertThat(pieces).containsExactly("a", GUITAR + "b");
  }

  @Test
  void aLineReachesTheOtherWriterAtOnce() {
    changed.println("low tide");

    assertThat(kept.text()).isEqualTo("LOW TIDE" + System.lineSeparator());
    assertThat(kept.flushed).isTrue();
  }

  @Test
  void theOtherWriterStaysOpen() {
    changed.print("low");
    changed.close();
    to.print(" tide");
    to.flush();

    assertThat(kept.text()).isEqualTo("LOW tide");
    assertThat(kept.closed).isFalse();
  }

  private String shout(String piece) {
    if (!piece.isBlank()) {
      pieces.add(piece);
    }
    return piece.toUpperCase(Locale.ROOT);
  }

  /// Remembers what was done to it.
  private static final class Kept extends StringWriter {
    boolean flushed;
    boolean closed;

    @Override
    public void flush() {
      flushed = true;
    }

    @Override
    public void close() {
      closed = true;
    }

    String text() {
      return getBuffer().toString();
    }
  }
}
