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
        "'" + System.getProperty("java.class.path") + "'", "'" + Resuming.class.getName() + "'");
    try (PseudoTerminal terminal = PseudoTerminal
        .running("before=$(stty -g); echo ready; read line; " + program
            + "; echo stopped; until [ $(stty -g) = $before ]; do sleep 0.05; done; echo restored")) {
      terminal.nextLineWith("ready");
      terminal.type(STOP + "\n");
      assertThat(terminal.nextLineWith("stopped")).isEqualTo("stopped");
      assertThat(terminal.nextLineWith("restored")).isEqualTo("restored");
    }
  }
}
