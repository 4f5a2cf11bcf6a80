package songstroke.visualize;

import java.util.ArrayList;
import java.util.List;

import songstroke.visualize.Item.Trace.Spot;

/// The rectangle that a shape covers.
record Extent(double left, double top, double right, double bottom) {
  /// The shapes of a scene without their groups, in drawing order.
  static List<Item> leaves(List<Item> items) {
    List<Item> leaves = new ArrayList<>();
    for (Item item : items) {
      if (item instanceof Item.Group group) {
        leaves.addAll(leaves(group.items()));
      } else {
        leaves.add(item);
      }
    }
    return leaves;
  }

  static <T extends Item> List<T> leaves(Scene scene, Class<T> kind) {
    return leaves(scene.items()).stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  static Extent of(Item item) {
    return switch (item) {
      case Item.Text text -> of(text);
      case Item.Line line -> around(Math.min(line.x1(), line.x2()), Math.min(line.y1(), line.y2()),
          Math.max(line.x1(), line.x2()), Math.max(line.y1(), line.y2()), line.width() / 2);
      case Item.Circle circle -> around(circle.x(), circle.y(), circle.x(), circle.y(),
          circle.radius() + circle.halo());
      case Item.Box box -> new Extent(box.x(), box.y(), box.x() + box.width(), box.y() + box.height());
      case Item.Trace trace -> around(trace.spots().stream().mapToDouble(Spot::x).min().orElseThrow(),
          trace.spots().stream().mapToDouble(Spot::y).min().orElseThrow(),
          trace.spots().stream().mapToDouble(Spot::x).max().orElseThrow(),
          trace.spots().stream().mapToDouble(Spot::y).max().orElseThrow(), trace.width() / 2);
      case Item.Chevron chevron -> around(Math.min(chevron.x(), chevron.x() - chevron.size()),
          chevron.y() - Math.abs(chevron.size()), Math.max(chevron.x(), chevron.x() - chevron.size()),
          chevron.y() + Math.abs(chevron.size()), chevron.width());
      case Item.Group group -> group.items().stream().map(Extent::of).reduce(Extent::with).orElseThrow();
    };
  }

  private static Extent of(Item.Text text) {
    double width = Lettering.width(text.text(), text.weight(), text.size());
    double left = switch (text.anchor()) {
      case START -> text.x();
      case MIDDLE -> text.x() - width / 2;
      case END -> text.x() - width;
    };
    return new Extent(left, text.y() - text.size(), left + width, text.y() + 0.3 * text.size());
  }

  boolean overlaps(Extent other) {
    return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
  }

  private Extent with(Extent other) {
    return new Extent(Math.min(left, other.left), Math.min(top, other.top), Math.max(right, other.right),
        Math.max(bottom, other.bottom));
  }

  private static Extent around(double left, double top, double right, double bottom, double margin) {
    return new Extent(left - margin, top - margin, right + margin, bottom + margin);
  }
}
