package songstroke.visualize;

import java.util.List;

/// A picture, ready to be drawn: a size, its items and what it says in words.
///
/// @param width       in scene units
/// @param height      in scene units
/// @param title       the picture's name for those who do not see it
/// @param description what it shows, in sentences, for those who do not see it
/// @param items       from back to front
public record Scene(double width, double height, String title, String description, List<Item> items) {
  public Scene {
    if (!(width >= 1 && width <= 100_000 && height >= 1 && height <= 100_000)) {
      throw new IllegalArgumentException("A scene of " + width + " by " + height + " cannot be drawn");
    }
    title = PlainText.of(title);
    description = PlainText.of(description);
    items = List.copyOf(items);
  }
}
