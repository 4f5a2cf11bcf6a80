package songstroke.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import songstroke.RealPart;
import songstroke.RealParts;
import songstroke.capture.keys.terminal.PseudoTerminal;

@RealParts(RealPart.TERMINAL)
@Timeout(60)
class FlowControlIT {
  private static final String STOP = "\u0013";

  /// A program on the terminal that resumes its output.
  static final class Resuming {
    private Resuming() {}

    public static void main(String[] arguments) {
      FlowControl.resume();
    }
  }

  @Test
  void outputThatCtrlSStoppedGoesOnAndTheSettingsAreAsBefore() throws IOException {
    String program = String.join(" ", ProcessHandle.current().info().command().orElseThrow(), "-cp",
        "'" + System.getProperty("java.class.path") + "'", Resuming.class.getName());
    try (PseudoTerminal terminal = PseudoTerminal.running("echo before=$(stty -g); read line; " + program
        + "; echo stopped; sleep 1; echo after=$(stty -g)")) {
      String before = terminal.nextLineWith("before=");
      terminal.type(STOP + "\n");
      assertThat(terminal.nextLineWith("stopped")).isEqualTo("stopped");
      assertThat(terminal.nextLineWith("after=").replace("after", "before")).isEqualTo(before);
    }
  }
}
