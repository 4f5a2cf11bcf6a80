package songstroke.visualize;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import songstroke.visualize.Item.Text.Anchor;
import songstroke.visualize.SessionTimeline.Kind;
import songstroke.visualize.SessionTimeline.Stretch;

/// Draws what was to be heard: a box for each stretch, tinted by its kind, with an edge in the full color and
/// its name or a number for it; time without a record is hatched.
final class SessionLane {
  static final double HEIGHT = 40;

  private static final double TINT = 0.16;
  private static final double EDGE = 3;
  private static final double PADDING = 7;
  private static final double HATCH = 7;
  private static final double SWATCH = 14;
  private static final double LEAST_NUMBER = 7;

  private SessionLane() {}

  /// The shapes of a stretch.
  ///
  /// @param left  where it begins
  /// @param right where it ends, or the next one begins
  /// @param names takes the name when it does not fit
  static List<Item> box(Stretch stretch, double left, double right, double top, LaneNames names) {
    double width = Math.max(1, right - left - 1);
    List<Item> items = swatch(stretch.kind(), left, top, width, HEIGHT);
    if (stretch.kind() != Kind.GAP) {
      String name = stretch.label().isEmpty() ? stretch.kind().word() : stretch.label();
      double middle = top + (HEIGHT + EDGE) / 2;
      if (Lettering.width(name, Weight.REGULAR, Page.SMALL) <= (width - 2 * PADDING) / Page.SPARE) {
        items.add(new Item.Text(left + PADDING, middle + Lettering.HALF_CAPITAL * Page.SMALL, name,
            Anchor.START, Weight.REGULAR, Page.SMALL, Ink.TEXT));
      } else if (!stretch.label().isEmpty()) {
        names.number(name).ifPresent(number -> number(number, left + width / 2, middle, width - 2, items));
      }
    }
    return items;
  }

  /// Adds a number as large as fits, if it can be read then.
  private static void number(int number, double x, double y, double room, List<Item> items) {
    String text = Integer.toString(number);
    double size = Math.min(Page.SMALL,
        Page.SMALL * room / Page.SPARE / Lettering.width(text, Weight.REGULAR, Page.SMALL));
    if (size >= LEAST_NUMBER) {
      items.add(new Item.Text(x, y + Lettering.HALF_CAPITAL * size, text, Anchor.MIDDLE, Weight.REGULAR, size,
          Ink.TEXT));
    }
  }

  /// Adds what the looks of the boxes mean, for the kinds that occur.
  static void legend(Page page, List<Stretch> lane, double x, double base) {
    Map<Kind, Boolean> seen = new EnumMap<>(Kind.class);
    lane.forEach(stretch -> seen.put(stretch.kind(), true));
    double left = x;
    for (Kind kind : seen.keySet()) {
      swatch(kind, left, base - 12, SWATCH, SWATCH).forEach(page::add);
      page.label(left + SWATCH + 7, base, kind.word(), Anchor.START);
      left += SWATCH + 7 + Math.ceil(Page.SPARE * Lettering.width(kind.word(), Weight.REGULAR, Page.SMALL))
          + 22;
    }
  }

  private static List<Item> swatch(Kind kind, double x, double y, double width, double height) {
    List<Item> items = new ArrayList<>();
    switch (kind) {
      case MUSIC -> tinted(items, x, y, width, height, Ink.MUSIC);
      case SILENCE -> tinted(items, x, y, width, height, Ink.SILENCE);
      case SPEECH -> tinted(items, x, y, width, height, Ink.SPEECH);
      case UNKNOWN -> tinted(items, x, y, width, height, Ink.UNKNOWN);
      case GAP -> hatched(items, x, y, width, height);
    }
    return items;
  }

  private static void tinted(List<Item> items, double x, double y, double width, double height, Ink ink) {
    items.add(new Item.Box(x, y, width, height, ink, TINT));
    items.add(new Item.Box(x, y, width, EDGE, ink, 1));
  }

  /// Lines that rise to the right, cut at the box.
  private static void hatched(List<Item> items, double x, double y, double width, double height) {
    items.add(new Item.Box(x, y, width, height, Ink.GRID, 0.5));
    for (double foot = HATCH; foot < width + height; foot += HATCH) {
      double fromX = Math.max(0, foot - height);
      double toX = Math.min(width, foot);
      items.add(new Item.Line(x + fromX, y + foot - fromX, x + toX, y + foot - toX, 0.75, 0, Ink.NEUTRAL));
    }
  }
}
