package songstroke.cli.text;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import songstroke.timeline.OutsideText;

/// Shows a recording as one line of a terminal that is drawn again and again.
///
/// Where the person types into the same terminal, the line keeps to the bottom row and the rows above scroll
/// by themselves.
///
/// A terminal may get narrower at any time and break what stands in it into several rows. So the line is never longer
/// than a row, whatever the width (the terminal cuts it), and whatever is below the cursor is this line's.
public final class LiveLine implements Screen {
  private static final String BARS = "▁▂▃▄▅▆▇█";
  private static final double FULL_BAR_WPM = 100;
  private static final String ERASE_BELOW = "\u001b[J";
  private static final String ALL_ROWS_SCROLL = "\u001b7\u001b[r\u001b8";
  private static final String ROOM_FOR_A_ROW_BELOW = "\u001bD\u001b[1A";

  private final PrintWriter out;
  private final Supplier<Size> size;
  private final UnaryOperator<String> words;
  private boolean shared;
  private Size drawnFor = new Size(0, 0);

  /// A terminal's size in character cells.
  public record Size(int rows, int columns) {}

  /// @param out   the terminal
  /// @param size  tells its size now
  /// @param words turns what is said into what the person is shown, before it is fitted into a line
  public LiveLine(PrintWriter out, Supplier<Size> size, UnaryOperator<String> words) {
    this.out = out;
    this.size = size;
    this.words = words;
  }

  @Override
  public void shareTerminal() {
    shared = true;
  }

  @Override
  public void show(Moment moment) {
    Size now = size.get();
    String line = fitted(moment.withNotice(words.apply(moment.notice())), now.columns() - 1);
    if (!shared) {
      out.print("\r" + cutByTerminal(line + ERASE_BELOW) + "\r");
    } else {
      if (!now.equals(drawnFor)) {
        // The cursor is moved by setting the scrolling rows, so it is saved and put back around that.
        out.print(ALL_ROWS_SCROLL + ERASE_BELOW + ROOM_FOR_A_ROW_BELOW + "\u001b7\u001b[1;" + (now.rows() - 1)
            + "r\u001b8");
      }
      out.print("\u001b7\u001b[" + now.rows() + ";1H" + cutByTerminal(line + "\u001b[K") + "\u001b8");
    }
    drawnFor = now;
    out.flush();
  }

  @Override
  public void say(String line) {
    out.print((shared ? "\u001b[K" : "\r" + ERASE_BELOW) + OutsideText.shown(words.apply(line)) + "\r\n");
    out.flush();
  }

  @Override
  public void close() {
    if (shared && drawnFor.rows() > 0) {
      out.print(ALL_ROWS_SCROLL + ERASE_BELOW + "\r\n");
    } else if (!shared) {
      out.print("\r" + ERASE_BELOW);
    }
    out.flush();
  }

  /// What the terminal does not break into rows.
  private static String cutByTerminal(String text) {
    return "\u001b[?7l" + text + "\u001b[?7h";
  }

  /// The line for a moment, not wider than `columns`; what is playing gives way first.
  static String fitted(Moment moment, int columns) {
    String left = String.format(Locale.ROOT, "%s wpm %s ", Double.isNaN(moment.wordsPerMinute())
        ? "    -"
        : String.format(Locale.ROOT, "%5.1f", moment.wordsPerMinute()), sparks(moment.minute()));
    String right = " recorded " + clock(moment.elapsedMs())
        + (moment.durationMs().isPresent() ? " of " + clock(moment.durationMs().getAsLong()) : "");
    String middle = moment.notice().isEmpty() ? moment.nowPlaying() : "! " + moment.notice();
    int room = columns - Cells.width(left) - Cells.width(right);
    if (room < 8) {
      return Cells.cut(left + middle, columns);
    }
    return left + Cells.padded(middle, room) + right;
  }

  private static String sparks(List<Double> rates) {
    var line = new StringBuilder();
    for (double rate : rates) {
      int step = (int) Math.round(rate / FULL_BAR_WPM * (BARS.length() - 1));
      line.append(rate == 0 ? ' ' : BARS.charAt(Math.clamp(step, 0, BARS.length() - 1)));
    }
    return line.toString();
  }

  private static String clock(long millis) {
    long seconds = Math.max(0, millis) / 1000;
    return seconds < 3600
        ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
        : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }
}
