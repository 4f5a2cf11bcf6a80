package songstroke.visualize;

import java.util.Locale;

/// What a shape is drawn with, named by its role. Each has a color for a white page; the SVG also names the
/// role as a class (`ink-faster`), so that a page's style sheet can give it another color in the dark.
///
/// Text inks have a contrast of at least 4.5:1 to the paper, the others that carry meaning at least 3:1
/// (WCAG 2.2, 1.4.3 and 1.4.11). Blue and orange stay apart for every common kind of color blindness.
public enum Ink {
  /// The page itself.
  PAPER(0xffffff),
  /// Headings, labels, values.
  TEXT(0x0f172a),
  /// Subtitles, axis labels, rows of little weight.
  MUTED(0x5b6b82),
  /// The lines of the grid; carries no meaning.
  GRID(0xe7ebf0),
  /// The line that rows are compared with.
  REFERENCE(0x334155),
  /// A row about which nothing is claimed.
  NEUTRAL(0x64748b),
  /// A row claimed to be faster than what it is compared with.
  FASTER(0x2563eb),
  /// A row claimed to be slower than what it is compared with.
  SLOWER(0xc2410c),
  /// A time with music.
  MUSIC(0x0f766e),
  /// A time without music.
  SILENCE(0x475569),
  /// A time with an advertisement or with speech.
  SPEECH(0x7e22ce),
  /// A time of which it is not known what was to be heard.
  UNKNOWN(0x8a5a00);

  private final int rgb;

  Ink(int rgb) {
    this.rgb = rgb;
  }

  /// The color on a white page, `0xRRGGBB`.
  public int rgb() {
    return rgb;
  }

  String hex() {
    return "#" + Integer.toHexString(0x1000000 | rgb).substring(1);
  }

  String cssClass() {
    return "ink-" + name().toLowerCase(Locale.ROOT);
  }
}
