package songstroke.live;

/// Shows a recording while it runs. Belongs to one thread.
public interface Progress extends AutoCloseable {
  /// Brings what is shown up to date.
  void show(LiveView view);

  /// From now on the person types into the terminal that this is shown in.
  default void shareTerminal() {}

  /// Shows a line that stays.
  void say(String line);

  /// Takes away what does not stay.
  @Override
  void close();
}
