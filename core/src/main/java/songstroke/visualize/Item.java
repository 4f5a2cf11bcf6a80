package songstroke.visualize;

import java.util.List;

/// A shape of a scene, in scene units with y growing downwards. Later items lie over earlier ones.
public sealed interface Item {
  /// One line of text that stays text in the SVG.
  ///
  /// @param x      where the anchor lies
  /// @param y      the base line
  /// @param text   cleaned by [PlainText]: no control characters, no line breaks
  /// @param size   the font's size
  record Text(double x, double y, String text, Anchor anchor, Weight weight, double size, Ink ink)
      implements
        Item {
    public Text {
      finite(x, y);
      positive(size);
      text = PlainText.of(text);
    }

    /// Which point of the text `x` names.
    public enum Anchor {
      START, MIDDLE, END
    }
  }

  /// A straight line with round ends.
  ///
  /// @param dash length of the dashes and of the gaps between them; 0 draws the line whole
  record Line(double x1, double y1, double x2, double y2, double width, double dash, Ink ink)
      implements
        Item {
    public Line {
      finite(x1, y1, x2, y2, dash);
      positive(width);
      if (dash < 0) {
        throw new IllegalArgumentException("A dash has no negative length: " + dash);
      }
    }
  }

  /// A filled circle.
  ///
  /// @param opacity 0 (not seen) to 1
  /// @param halo    the width of a ring of paper around it, 0 for none
  record Circle(double x, double y, double radius, Ink ink, double opacity, double halo) implements Item {
    public Circle {
      finite(x, y, halo);
      positive(radius);
      if (!(opacity >= 0 && opacity <= 1) || halo < 0) {
        throw new IllegalArgumentException("Opacity " + opacity + " or halo " + halo + " is out of range");
      }
    }
  }

  /// A filled rectangle.
  ///
  /// @param opacity 0 (not seen) to 1
  record Box(double x, double y, double width, double height, Ink ink, double opacity) implements Item {
    public Box {
      finite(x, y);
      positive(width);
      positive(height);
      if (!(opacity >= 0 && opacity <= 1)) {
        throw new IllegalArgumentException("Opacity " + opacity + " is out of range");
      }
    }
  }

  /// Straight lines from spot to spot with round corners and ends, not filled.
  ///
  /// @param spots at least two
  record Trace(List<Spot> spots, double width, Ink ink) implements Item {
    public Trace {
      spots = List.copyOf(spots);
      positive(width);
      if (spots.size() < 2) {
        throw new IllegalArgumentException("A trace needs two spots, not " + spots.size());
      }
    }

    /// Where a trace passes.
    public record Spot(double x, double y) {
      public Spot {
        finite(x, y);
      }
    }
  }

  /// An open angle that points left or right: something lies beyond the edge.
  ///
  /// @param x    the tip
  /// @param size from the tip to the open end, negative when it points left
  record Chevron(double x, double y, double size, double width, Ink ink) implements Item {
    public Chevron {
      finite(x, y, size);
      positive(width);
    }
  }

  /// Items that belong together.
  ///
  /// @param title what a reader is told of them, in words; shown by browsers under the pointer
  record Group(String title, List<Item> items) implements Item {
    public Group {
      title = PlainText.of(title);
      items = List.copyOf(items);
    }
  }

  private static void finite(double... numbers) {
    for (double number : numbers) {
      if (!Double.isFinite(number)) {
        throw new IllegalArgumentException("A shape needs finite coordinates, not " + number);
      }
    }
  }

  private static void positive(double length) {
    if (!(length > 0 && length < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("A shape needs a positive length, not " + length);
    }
  }
}
