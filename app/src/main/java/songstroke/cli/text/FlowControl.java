package songstroke.cli.text;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;

/// The flow control of the program's own terminal: Ctrl-S stops its output until Ctrl-Q.
public final class FlowControl {
  /// Without flow control a terminal does not stay stopped; the settings are put back at once. By itself `stty` waits
  /// until all output is out, which a stopped terminal never lets happen.
  private static final String RESUME = "trap '' TTOU; exec </dev/tty && old=$(stty -g) && stty -drain -ixon; "
      + "stty \"$old\"";

  private FlowControl() {}

  /// Lets output go on that was stopped, so that a program that has to end can. Does not wait for it; without a
  /// terminal nothing happens.
  public static void resume() {
    try {
      new ProcessBuilder("sh", "-c", RESUME).redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD)
          .start();
    } catch (IOException _) {
      // no such system
    }
  }
}
