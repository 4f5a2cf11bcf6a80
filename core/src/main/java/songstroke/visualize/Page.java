package songstroke.visualize;

import java.util.ArrayList;
import java.util.List;

import songstroke.visualize.Item.Text.Anchor;

/// The page that a chart is put on: its width, its running text and the items so far.
///
/// Text that another font may draw wider gets room to spare, because an SVG's reader may not have the fonts it
/// was measured with.
final class Page {
  static final double WIDTH = 1080;
  static final double MARGIN = 40;
  static final double BODY = 15;
  static final double SMALL = 13;
  /// How much more room than measured a word gets.
  static final double SPARE = 1.07;
  /// Says what a mark beyond an axis is.
  static final String BEYOND = "An arrow at the edge: a value beyond the axis.";

  private static final double HEADING = 26;
  private static final double ROOM = (WIDTH - 2 * MARGIN) / SPARE;

  private final List<Item> items = new ArrayList<>();

  void add(Item item) {
    items.add(item);
  }

  /// Adds a small, muted text of one line.
  void label(double x, double base, String text, Anchor anchor) {
    add(new Item.Text(x, base, text, anchor, Weight.REGULAR, SMALL, Ink.MUTED));
  }

  /// Adds heading and subtitle; returns the last base line.
  double heading(String heading, String subtitle) {
    double y = lines(heading, Weight.SEMIBOLD, HEADING, Ink.TEXT, MARGIN - 16, ROOM, 3);
    return lines(subtitle, Weight.REGULAR, BODY, Ink.MUTED, y + 6, ROOM, 3);
  }

  /// Adds the sentence that stands where a chart has nothing to show; returns the last base line.
  double empty(String sentence, double y) {
    return lines(sentence, Weight.REGULAR, BODY, Ink.TEXT, y + 22, ROOM, 3);
  }

  /// Adds a small sentence of at most `most` lines below the base line `y`; returns the last base line.
  double note(String sentence, double y, int most) {
    return lines(sentence, Weight.REGULAR, SMALL, Ink.MUTED, y, ROOM, most);
  }

  /// The finished picture.
  ///
  /// @param y the last base line
  Scene scene(double y, String title, String description) {
    return new Scene(WIDTH, Math.ceil(y + MARGIN - 6), title, description, items);
  }

  private double lines(String text, Weight weight, double size, Ink ink, double y, double room, int most) {
    double base = y;
    for (String line : Lettering.wrap(text, weight, size, room, most)) {
      base += Math.round(1.5 * size);
      items.add(new Item.Text(MARGIN, base, line, Anchor.START, weight, size, ink));
    }
    return base;
  }
}
