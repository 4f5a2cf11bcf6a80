package songstroke.visualize;

import java.util.List;

import songstroke.visualize.Item.Text.Anchor;
import songstroke.visualize.Item.Trace.Spot;

/// The part of a chart where speeds stand over a time: upwards the speed, from left to right the time.
///
/// @param left   where the time begins; the speeds' numbers stand left of the grid
/// @param right  where it ends
/// @param top    where the speeds' axis ends
/// @param bottom where it begins
record SpeedPlot(double left, double right, double top, double bottom, Axis speeds) {
  /// How far the grid and the marks beyond it reach past the ends: dots at an end stay whole.
  static final double GUTTER = 10;

  /// Where the time ends on a page, whatever the speeds are.
  static final double RIGHT = Page.WIDTH - Page.MARGIN - GUTTER;

  private static final double NUMBER_GAP = 10;

  /// The plot below `top` that leaves room for the numbers and, above it, for what they are.
  static SpeedPlot below(double top, double height, Axis speeds) {
    double numbers = speeds.ticks().stream()
        .mapToDouble(tick -> Lettering.width(speeds.label(tick), Weight.REGULAR, Page.SMALL)).max().orElse(0);
    double left = Page.MARGIN + Math.ceil(Page.SPARE * numbers) + NUMBER_GAP + GUTTER;
    return new SpeedPlot(left, RIGHT, top + 24, top + 24 + height, speeds);
  }

  double x(double share) {
    return left + share * (right - left);
  }

  /// Where a speed lies; those beyond the axis lie at its end.
  double y(double speed) {
    return bottom - Math.clamp(speeds.at(speed), 0, 1) * (bottom - top);
  }

  boolean shows(double speed) {
    return speeds.low() <= speed && speed <= speeds.high();
  }

  /// Adds a line for each round speed, its number, and above them what they measure.
  void grid(Page page) {
    page.label(Page.MARGIN, top - 24, "words per minute", Anchor.START);
    for (double tick : speeds.ticks()) {
      page.add(new Item.Line(left - GUTTER, y(tick), right + GUTTER, y(tick), 1, 0, Ink.GRID));
      page.label(left - GUTTER - NUMBER_GAP, y(tick) + Lettering.HALF_CAPITAL * Page.SMALL,
          speeds.label(tick), Anchor.END);
    }
  }

  /// The arrow at the edge beyond which a speed lies.
  Item beyond(double x, double speed, Ink ink) {
    boolean up = speed > speeds.high();
    double tip = up ? top - 10 : bottom + 10;
    double back = up ? tip + 4 : tip - 4;
    return new Item.Trace(List.of(new Spot(x - 4, back), new Spot(x, tip), new Spot(x + 4, back)), 1.75, ink);
  }
}
