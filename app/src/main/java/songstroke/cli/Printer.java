package songstroke.cli;

import java.io.PrintWriter;
import java.util.function.Supplier;

/// How a command that prints data says it: as lines for a person, or as one JSON value when `--json` is given.
///
/// @param context whose options and output it uses
record Printer(CommandContext context) {
  /// A line for a person; nothing with `--json`.
  void say(String line) {
    if (!context.isJson()) {
      out().println(line.stripTrailing().replaceAll("\\R", " "));
    }
  }

  /// Ends the output.
  ///
  /// @param json made only when it is wanted
  /// @return the exit code of success
  int done(Supplier<?> json) {
    if (context.isJson()) {
      out().println(json.get());
    }
    out().flush();
    return ExitCode.OK;
  }

  private PrintWriter out() {
    return context.process().out();
  }
}
