package songstroke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.SequenceInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import songstroke.problem.Problem;
import songstroke.timeline.Clocks;
import songstroke.wiring.ProcessContext;

/// The command line in a test's own surroundings: nothing of the machine's settings reaches it.
final class Cli {
  private final Path folder;
  private String input = "";
  private String earlier = "";
  private boolean terminal;
  private final Map<String, String> environment = new HashMap<>();
  private Clocks clocks = Clocks.system();

  /// What a call gave.
  record Call(int exitCode, String out, String err) {
    /// Asserts a failure that is said in one line, without a stack trace.
    void failsWith(Problem problem, String... parts) {
      assertThat(exitCode).as(err).isEqualTo(problem.exitCode());
      assertThat(err.strip().lines()).as("one line").hasSize(1);
      assertThat(err).startsWith("songstroke: ").contains(parts);
    }

    /// Asserts that it went well.
    Call succeeds() {
      assertThat(exitCode).as(err).isZero();
      return this;
    }
  }

  Cli(Path folder) {
    this.folder = folder;
    environment.put("HOME", folder.toString());
  }

  Cli with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /// Types this, as a pipe would.
  Cli typing(String text) {
    input = text;
    return this;
  }

  /// Sits at a terminal and answers questions so.
  ///
  /// @param earlier was typed before any question
  Cli atTerminal(String earlier, String answers) {
    terminal = true;
    this.earlier = earlier;
    input = answers;
    return this;
  }

  /// Reads these clocks.
  Cli at(Clocks other) {
    clocks = other;
    return this;
  }

  Call run(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    int exitCode = Main.run(new ProcessContext(new PrintWriter(out), new PrintWriter(err), terminal,
        Map.copyOf(environment), folder, clocks, in()), arguments);
    return new Call(exitCode, out.toString(), err.toString());
  }

  /// What is typed as an answer is not there before the question.
  private InputStream in() {
    var answers = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)) {
      @Override
      public int available() {
        return terminal ? 0 : super.available();
      }
    };
    return new SequenceInputStream(new ByteArrayInputStream(earlier.getBytes(StandardCharsets.UTF_8)),
        answers);
  }
}
