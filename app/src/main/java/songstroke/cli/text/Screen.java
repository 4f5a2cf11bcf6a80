package songstroke.cli.text;

/// Where a recording is shown. Belongs to one thread, which may wait for the terminal.
public interface Screen {
  /// Brings what is shown up to date.
  void show(Moment moment);

  /// From now on the person types into the terminal that this is shown in.
  default void shareTerminal() {}

  /// Shows a line that stays.
  void say(String line);

  /// Takes away what does not stay.
  void close();
}
