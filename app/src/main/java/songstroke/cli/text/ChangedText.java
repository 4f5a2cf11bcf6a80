package songstroke.cli.text;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.function.UnaryOperator;

/// Passes text on after changing it, each piece by itself as it was written, but no character in halves.
public final class ChangedText extends Writer {
  private final PrintWriter to;
  private final UnaryOperator<String> change;
  private String half = "";

  private ChangedText(PrintWriter to, UnaryOperator<String> change) {
    this.to = to;
    this.change = change;
  }

  /// A writer whose text is changed on its way to another one.
  public static PrintWriter before(PrintWriter to, UnaryOperator<String> change) {
    return new PrintWriter(new ChangedText(to, change), true);
  }

  @Override
  public void write(String text, int from, int length) {
    String whole = half + text.substring(from, from + length);
    int end = whole.length();
    if (end > 0 && Character.isHighSurrogate(whole.charAt(end - 1))) {
      end--;
    }
    half = whole.substring(end);
    to.write(change.apply(whole.substring(0, end)));
  }

  @Override
  public void write(char[] text, int from, int length) {
    write(new String(text, from, length), 0, length);
  }

  @Override
  public void flush() {
    to.flush();
  }

  /// The other writer stays open.
  @Override
  public void close() {
    flush();
  }
}
