package songstroke.cli;

import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;
import songstroke.cli.text.ChangedText;
import songstroke.pipeline.Names;
import songstroke.problem.Explained;
import songstroke.problem.Problem;
import songstroke.wiring.ProcessContext;

/// The program: its commands, and the one place where a failure becomes an error line and an exit code.
@Command(name = "songstroke", mixinStandardHelpOptions = true, versionProvider = VersionText.class,
    sortOptions = false, description = "Which music do you really type best to?",
    synopsisSubcommandLabel = "COMMAND", footer = {
      "", "New here? 'songstroke demo' needs nothing; 'songstroke doctor' says what works on this machine."})
public final class Main implements Runnable {
  @Mixin
  final CommandContext context;

  @CommandLine.Spec
  CommandLine.Model.@Nullable CommandSpec spec;

  private Main(CommandContext context) {
    this.context = context;
  }

  public static void main(String[] arguments) {
    System.exit(run(ProcessContext.ofProcess(), arguments));
  }

  /// Runs one command and gives its exit code.
  static int run(ProcessContext process, String... arguments) {
    var context = new CommandContext(process);
    var main = new Main(context);
    CommandLine line = new CommandLine(main);
    Commands.addTo(line, context, arguments);
    line.setExpandAtFiles(false)
        .registerConverter(Path.class, new PathArgument())
        .setOut(ChangedText.before(process.out(), text -> context.hints().in(text)))
        .setErr(context.process().err())
        .setColorScheme(CommandLine.Help.defaultColorScheme(
            process.terminal() ? CommandLine.Help.Ansi.AUTO : CommandLine.Help.Ansi.OFF))
        .setExecutionStrategy(main::execute)
        .setParameterExceptionHandler((exception, _) -> main.wrongUsage(exception))
        .setExecutionExceptionHandler((exception, _, _) -> main.failed(exception));
    return line.execute(arguments);
  }

  @Override
  public void run() {
    Objects.requireNonNull(spec).commandLine().usage(Objects.requireNonNull(spec).commandLine().getOut());
  }

  /// Help needs no working folder, everything else does.
  private int execute(CommandLine.ParseResult parsed) {
    requireKnown(parsed);
    Integer helped = CommandLine.executeHelpRequest(parsed);
    if (helped != null) {
      return helped;
    }
    Path folder = context.process().folder().toAbsolutePath();
    if (!Files.isDirectory(folder)) {
      context.warn("the working folder " + folder + " cannot be used: it is gone, or "
          + PathArgument.unknownCharacters() + ", or go to another folder");
      return Problem.CONFIGURATION.exitCode();
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  /// Also where help is asked for, a word that is no command is a mistake.
  private static void requireKnown(CommandLine.ParseResult parsed) {
    for (CommandLine.ParseResult part = parsed; part != null; part = part.subcommand()) {
      if (!part.unmatched().isEmpty()) {
        throw new CommandLine.UnmatchedArgumentException(part.commandSpec().commandLine(), part.unmatched());
      }
    }
  }

  private int wrongUsage(ParameterException exception) {
    CommandLine command = exception.getCommandLine();
    String message = String.valueOf(exception.getMessage()).replace("option option", "option");
    String help = command.getCommandSpec().qualifiedName(" ") + " --help";
    if (exception instanceof CommandLine.UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().isEmpty()) {
      message = unknown(unmatched.getUnmatched().getFirst(), command.getCommandSpec());
    }
    context.warn(message + " (see '" + help + "')");
    return Problem.USAGE.exitCode();
  }

  /// What is wrong with a word that means nothing here, and what may have been meant, if anything is near.
  private static String unknown(String word, CommandLine.Model.CommandSpec spec) {
    boolean option = word.startsWith("-");
    Collection<String> names = option ? spec.optionsMap().keySet() : spec.subcommands().keySet();
    List<String> near = Names.nearest(word, names);
    return (option ? "unknown option '" : names.isEmpty() ? "unexpected argument '" : "unknown command '")
        + word + "'"
        + (near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?");
  }

  private int failed(Exception exception) {
    context.warn(String.valueOf(message(exception)));
    if (context.isVerbose()) {
      exception.printStackTrace(context.process().err());
    }
    return Problem.of(exception).exitCode();
  }

  private @Nullable String message(Exception exception) {
    return switch (exception) {
      case Explained _ -> exception.getMessage();
      case NoSuchFileException missing -> missing.getFile() + ": there is no such file";
      case FileSystemException trouble -> trouble.getFile() + ": "
          + Optional.ofNullable(trouble.getReason()).orElse("it cannot be used (no permission?)");
      case InvalidPathException wrong -> PathArgument.why(wrong);
      case UncheckedIOException unchecked -> unchecked.getMessage() + " ("
          + Objects.requireNonNull(unchecked.getCause()).getMessage() + ")";
      default -> "unexpected: " + exception + (context.isVerbose() ? "" : " (-v shows where)");
    };
  }
}
