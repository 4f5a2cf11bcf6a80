package songstroke.cli.text;

import songstroke.report.Columns;

/// The columns of a report in the terminal.
public record TerminalColumns() implements Columns {
  @Override
  public int width(String text) {
    return Cells.width(text);
  }

  @Override
  public String padded(String text, int columns) {
    return Cells.padded(text, columns);
  }
}
