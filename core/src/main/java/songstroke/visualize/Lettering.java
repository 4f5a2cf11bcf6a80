package songstroke.visualize;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.text.AttributedString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Measures and draws text with the bundled fonts. What one of them lacks comes from another; a stretch that all
/// lack, such as emoji, is left out with a sign that it was: `[…]`.
///
/// Simple scripts are set letter by letter; scripts that join, stack or turn go through [TextLayout], which
/// costs a tenth of a second the first time. Sizes and widths are in scene units. Safe for use by several
/// threads.
final class Lettering {
  /// From the base line to half the height of a capital letter, in font sizes.
  static final double HALF_CAPITAL = 0.364;

  private static final String NOT_IN_ANY_FACE = "[\u2026]";
  private static final String BEFORE_ARTISTS = " \u2013 ";
  private static final String ELLIPSIS = "\u2026";
  private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

  private Lettering() {}

  /// The length that the text takes on its line.
  static double width(String text, Weight weight, double size) {
    return advance(drawable(text, weight), weight, size);
  }

  /// Draws the text with the graphics' color and transform.
  static void draw(Graphics2D graphics, Item.Text text) {
    String letters = drawable(text.text(), text.weight());
    if (letters.isEmpty()) {
      return;
    }
    double x = switch (text.anchor()) {
      case START -> text.x();
      case MIDDLE -> text.x() - advance(letters, text.weight(), text.size()) / 2;
      case END -> text.x() - advance(letters, text.weight(), text.size());
    };
    List<Run> runs = runs(letters, text.weight(), text.size());
    FontRenderContext context = graphics.getFontRenderContext();
    if (!isSimple(letters)) {
      layout(letters, runs, context).draw(graphics, (float) x, (float) text.y());
      return;
    }
    for (Run run : runs) {
      GlyphVector glyphs = glyphs(letters, run, context);
      graphics.drawGlyphVector(glyphs, (float) x, (float) text.y());
      x += glyphs.getGlyphPosition(run.letters(letters)).getX();
    }
  }

  /// The text, or as much of its beginning as fits, followed by an ellipsis.
  static String fit(String text, Weight weight, double size, double room) {
    if (width(text, weight, size) <= room) {
      return text;
    }
    int fits = 0;
    int tooLong = text.length();
    while (fits + 1 < tooLong) {
      int middle = (fits + tooLong) / 2;
      if (width(shortened(text, middle), weight, size) <= room) {
        fits = middle;
      } else {
        tooLong = middle;
      }
    }
    return shortened(text, fits);
  }

  /// A title and its artists, ` – ` between them, as far as they fit. The title is shortened first, so that one still
  /// sees whose it is; the artists when they alone would take half of the room.
  static String fitTitle(String text, Weight weight, double size, double room) {
    int between = text.lastIndexOf(BEFORE_ARTISTS);
    if (between <= 0 || width(text, weight, size) <= room) {
      return fit(text, weight, size, room);
    }
    String title = text.substring(0, between);
    String artists = fit(text.substring(between), weight, size,
        Math.max(room / 2, room - width(title, weight, size)));
    return fit(title, weight, size, room - width(artists, weight, size)) + artists;
  }

  /// The text in lines no wider than `room`, broken at spaces; what is left over after `most` lines is cut.
  static List<String> wrap(String text, Weight weight, double size, double room, int most) {
    List<String> lines = new ArrayList<>();
    String rest = text;
    while (!rest.isEmpty() && lines.size() + 1 < most && width(rest, weight, size) > room) {
      int end = -1;
      for (int space = rest.indexOf(' '); space >= 0; space = rest.indexOf(' ', space + 1)) {
        if (width(rest.substring(0, space), weight, size) > room) {
          break;
        }
        end = space;
      }
      if (end < 0) {
        break;
      }
      lines.add(rest.substring(0, end));
      rest = rest.substring(end + 1);
    }
    if (!rest.isEmpty()) {
      lines.add(fit(rest, weight, size, room));
    }
    return lines;
  }

  private static String shortened(String text, int length) {
    int end = length;
    while (end > 0 && end < text.length() && belongsToTheOneBefore(text, end)) {
      end--;
    }
    return text.substring(0, end).stripTrailing() + ELLIPSIS;
  }

  private static boolean belongsToTheOneBefore(String text, int index) {
    int c = text.codePointAt(index);
    return Character.isLowSurrogate(text.charAt(index)) || isSilent(c)
        || Character.getType(c) == Character.COMBINING_SPACING_MARK || text.charAt(index - 1) == 0x200d;
  }

  /// A stretch of text in one font.
  private record Run(int start, int end, Font font) {
    int letters(String text) {
      return text.codePointCount(start, end);
    }
  }

  private static double advance(String letters, Weight weight, double size) {
    if (letters.isEmpty()) {
      return 0;
    }
    List<Run> runs = runs(letters, weight, size);
    if (!isSimple(letters)) {
      return layout(letters, runs, EXACT).getAdvance();
    }
    double width = 0;
    for (Run run : runs) {
      width += glyphs(letters, run, EXACT).getGlyphPosition(run.letters(letters)).getX();
    }
    return width;
  }

  /// The text with what no face has taken out: marks without a trace, other stretches leave a sign.
  private static String drawable(String text, Weight weight) {
    StringBuilder out = new StringBuilder(text.length());
    Optional<Face> current = Optional.of(Face.first(weight));
    for (int i = 0; i < text.length();) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (isSilent(c)) {
        if (current.isPresent() && current.get().font().canDisplay(c)) {
          out.appendCodePoint(c);
        }
        continue;
      }
      Optional<Face> next = Face.of(c, weight);
      if (next.isPresent()) {
        out.appendCodePoint(c);
      } else if (current.isPresent()) {
        out.append(NOT_IN_ANY_FACE);
      }
      current = next;
    }
    return out.toString();
  }

  private static List<Run> runs(String letters, Weight weight, double size) {
    List<Run> runs = new ArrayList<>();
    int start = 0;
    Face current = Face.first(weight);
    for (int i = 0; i < letters.length();) {
      int c = letters.codePointAt(i);
      if (!isSilent(c) && c != ' ') {
        Face next = Face.of(c, weight).orElse(current);
        if (next != current) {
          addRun(runs, start, i, current, size);
          start = i;
          current = next;
        }
      }
      i += Character.charCount(c);
    }
    addRun(runs, start, letters.length(), current, size);
    return runs;
  }

  private static void addRun(List<Run> runs, int start, int end, Face face, double size) {
    if (end > start) {
      runs.add(new Run(start, end, face.font().deriveFont((float) size)));
    }
  }

  /// Whether a code point has no look of its own and takes the font of what it follows.
  private static boolean isSilent(int c) {
    return c == 0x200c || c == 0x200d || PlainText.isMark(c);
  }

  /// Whether each letter stands alone, left to right: Latin, Greek, Cyrillic, kana, Han and Hangul, without
  /// combining marks.
  private static boolean isSimple(String text) {
    return text.codePoints().allMatch(c -> !PlainText.isMark(c)
        && (c < 0x300 || (c >= 0x370 && c < 0x530) || (c >= 0x1e00 && c < 0x200c)
            || (c >= 0x2010 && c < 0x2028) || (c >= 0x202f && c < 0x2060) || (c >= 0x20a0 && c < 0x2e80)
            || (c >= 0x3000 && c < 0xa000) || (c >= 0xac00 && c < 0xd7a4)
            || (c >= 0xff00 && c < 0xfff0)));
  }

  private static GlyphVector glyphs(String text, Run run, FontRenderContext context) {
    return run.font().createGlyphVector(context, text.substring(run.start(), run.end()));
  }

  private static TextLayout layout(String text, List<Run> runs, FontRenderContext context) {
    AttributedString styled = new AttributedString(text);
    styled.addAttribute(TextAttribute.RUN_DIRECTION, TextAttribute.RUN_DIRECTION_LTR);
    for (Run run : runs) {
      styled.addAttribute(TextAttribute.FONT, run.font(), run.start(), run.end());
    }
    return new TextLayout(styled.getIterator(), context);
  }
}
