package songstroke.visualize;

import java.util.List;
import java.util.Optional;

/// A chart of labelled rows: many faint dots and one strong dot each, on one axis, with figures at the right.
/// Says what is to be shown; [#scene] decides where.
///
/// @param heading   what is shown, in a few words
/// @param subtitle  of what, and how to read it
/// @param rows      from top to bottom; dimmed rows are drawn below all others
/// @param columns   the titles of the figures at the right; every row has as many cells
/// @param axis      what the axis measures
/// @param reference a value to compare with
/// @param notes     sentences below the axis
/// @param whenEmpty the sentence that stands in place of the rows when there are none
public record DotChart(String heading, String subtitle, List<DotRow> rows, List<String> columns, String axis,
    Optional<Reference> reference, List<String> notes, String whenEmpty) {
  public DotChart {
    heading = PlainText.of(heading);
    subtitle = PlainText.of(subtitle);
    rows = List.copyOf(rows);
    columns = columns.stream().map(PlainText::of).toList();
    axis = PlainText.of(axis);
    notes = notes.stream().map(PlainText::of).toList();
    for (DotRow row : rows) {
      if (row.cells().size() != columns.size()) {
        throw new IllegalArgumentException("The row " + row.label() + " has " + row.cells().size()
            + " cells for " + columns.size() + " columns");
      }
    }
  }

  /// A dashed line across all rows, with its label above.
  public record Reference(String label, double value) {
    public Reference {
      label = PlainText.of(label);
      if (!DotRow.isDrawable(value)) {
        throw new IllegalArgumentException("The reference " + label + " needs a value, not " + value);
      }
    }
  }

  /// The picture of this chart. The same chart gives the same scene on every machine.
  public Scene scene() {
    return DotLayout.of(this);
  }
}
