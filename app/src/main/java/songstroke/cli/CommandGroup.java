package songstroke.cli;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/// A command that only groups others, such as `artifact`; by itself it is wrong usage.
abstract class CommandGroup implements Runnable {
  @CommandLine.Spec
  CommandLine.Model.@Nullable CommandSpec spec;

  final CommandContext context;
  final Printer printer;

  CommandGroup(CommandContext context) {
    this.context = context;
    this.printer = new Printer(context);
  }

  @Override
  public void run() {
    throw wrong("missing subcommand: " + String.join(", ",
        Objects.requireNonNull(spec).subcommands().keySet()));
  }

  /// What a person has typed is not right.
  ParameterException wrong(String message) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
  }
}
