package songstroke.visualize;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

import songstroke.visualize.Item.Text.Anchor;

/// The names that do not fit into their boxes: each has a number, which stands in the box and in a list below.
final class LaneNames {
  private static final int MOST = 60;
  private static final int MOST_IN_TWO_COLUMNS = 20;
  private static final double PITCH = 21;
  private static final double COLUMN_GAP = 24;
  private static final double NUMBER = 26;

  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private int more;

  /// The number of a name, from 1; none when the list is full.
  OptionalInt number(String name) {
    Integer known = numbers.get(name);
    if (known == null && numbers.size() >= MOST) {
      more++;
      return OptionalInt.empty();
    }
    return OptionalInt.of(numbers.computeIfAbsent(name, _ -> numbers.size() + 1));
  }

  /// Adds the list below the base line `y`, in columns; returns the last base line.
  double list(Page page, double y) {
    if (numbers.isEmpty()) {
      return y;
    }
    int columns = numbers.size() > MOST_IN_TWO_COLUMNS ? 3 : 2;
    int rows = Math.ceilDiv(numbers.size(), columns);
    double width = (Page.WIDTH - 2 * Page.MARGIN + COLUMN_GAP) / columns - COLUMN_GAP;
    double top = y + 34;
    int place = 0;
    for (Map.Entry<String, Integer> name : numbers.entrySet()) {
      int column = place / rows;
      double x = Page.MARGIN + column * (width + COLUMN_GAP);
      double base = top + place % rows * PITCH;
      page.label(x + NUMBER - 8, base, name.getValue().toString(), Anchor.END);
      page.label(x + NUMBER, base,
          Lettering.fitTitle(name.getKey(), Weight.REGULAR, Page.SMALL, (width - NUMBER) / Page.SPARE),
          Anchor.START);
      place++;
    }
    double end = top + (rows - 1) * PITCH;
    return more == 0 ? end : page.note("Not all names have room here.", end + 6, 1);
  }
}
