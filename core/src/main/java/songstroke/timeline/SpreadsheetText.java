package songstroke.timeline;

import java.util.regex.Pattern;

/// Text as a cell of a CSV file that somebody may open in a spreadsheet program, which would run `=1+1`.
///
/// As OWASP advises, an apostrophe stands before a character that begins a formula: `=`, `+`, `-`, `@`, tab, a line end
/// and the full-width forms, at the beginning of the cell or behind a `;`, which some programs take for the next cell.
/// One more stands where there was one already, so that each text has a cell of its own and comes back as it was.
public final class SpreadsheetText {
  private static final String FORMULA = "[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]";
  private static final String BEGINNINGS = "'=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";
  private static final Pattern BARE = Pattern.compile("(?<![^;])('*+)(?=" + FORMULA + ")");
  private static final Pattern MARKED = Pattern.compile("(?<![^;])'('*+)(?=" + FORMULA + ")");

  private SpreadsheetText() {}

  /// The cell for a text.
  public static String cell(String text) {
    return mayBegin(text) ? BARE.matcher(text).replaceAll("'$1") : text;
  }

  /// The text of a cell.
  public static String text(String cell) {
    return mayBegin(cell) ? MARKED.matcher(cell).replaceAll("$1") : cell;
  }

  /// Whether a formula or an apostrophe stands where a cell may begin: hardly ever, and there are many cells.
  private static boolean mayBegin(String text) {
    for (int i = 0; i < text.length(); i++) {
      if ((i == 0 || text.charAt(i - 1) == ';') && BEGINNINGS.indexOf(text.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }
}
