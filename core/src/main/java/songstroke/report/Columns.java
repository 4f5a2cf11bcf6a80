package songstroke.report;

/// Measures and fits text for a display with fixed columns, of which some characters take two and some none.
public interface Columns {
  /// How many columns a text takes.
  int width(String text);

  /// The text in exactly so many columns: filled up with blanks, or cut when it is wider.
  String padded(String text, int columns);
}
