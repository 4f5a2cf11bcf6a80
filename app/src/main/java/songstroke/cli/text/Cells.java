package songstroke.cli.text;

import org.jline.utils.WCWidth;
import songstroke.timeline.OutsideText;

/// Text measured in a terminal's cells, of which a CJK character takes two.
public final class Cells {
  private Cells() {}

  /// How many cells a text takes.
  public static int width(String text) {
    return text.codePoints().map(codePoint -> Math.max(0, WCWidth.wcwidth(codePoint))).sum();
  }

  /// The text in one line without what a terminal would obey, ended by an ellipsis when it is wider than `cells`.
  public static String cut(String text, int cells) {
    String clean = inOneLine(text);
    if (width(clean) <= cells) {
      return clean;
    }
    var shown = new StringBuilder();
    int used = 1;
    for (int codePoint : clean.codePoints().toArray()) {
      used += Math.max(0, WCWidth.wcwidth(codePoint));
      if (used > cells) {
        break;
      }
      shown.appendCodePoint(codePoint);
    }
    return cells > 0 ? shown + "…" : "";
  }

  /// The text in exactly `cells` cells; empty when that is not above 0.
  public static String padded(String text, int cells) {
    return filled(cut(text, cells), cells);
  }

  /// The whole text in one line without what a terminal would obey, in at least `cells` cells.
  public static String filled(String text, int cells) {
    String clean = inOneLine(text);
    return clean + " ".repeat(Math.max(0, cells - width(clean)));
  }

  private static String inOneLine(String text) {
    return OutsideText.shown(text).replaceAll("\\R", " ");
  }
}
