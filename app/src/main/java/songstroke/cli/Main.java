package songstroke.cli;

import songstroke.pipeline.Names;
import java.util.List;
import java.util.Collection;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import songstroke.problem.Explained;
import songstroke.problem.Failure;
import songstroke.problem.Problem;
import songstroke.settings.Home;
import songstroke.settings.Settings;
import songstroke.settings.SettingsException;
import songstroke.timeline.OutsideText;

/// The program: its global options, its commands, and the one place where a failure becomes an exit code.
@Command(name = "songstroke", mixinStandardHelpOptions = true, versionProvider = Version.class,
    sortOptions = false, description = "Which music do you really type best to?",
    synopsisSubcommandLabel = "COMMAND", footer = {
      "", "New here? 'songstroke demo' needs nothing; 'songstroke doctor' says what works on this machine."})
public final class Main implements Runnable {
  @Option(names = "--home", paramLabel = "DIR", scope = ScopeType.INHERIT,
      description = "Keep configuration and data below this folder.")
  @Nullable
  Path home;

  @Option(names = "--config", paramLabel = "KEY=VALUE", scope = ScopeType.INHERIT,
      description = "Change a setting for this call.")
  Map<String, String> config = new LinkedHashMap<>();

  @Option(names = "--plain", scope = ScopeType.INHERIT, description = "No colors and no live view.")
  boolean plain;

  @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print data as JSON.")
  boolean json;

  @Option(names = {"-v",
    "--verbose"}, scope = ScopeType.INHERIT, description = "Say more when something fails.")
  boolean verbose;

  @CommandLine.Spec
  CommandLine.Model.@Nullable CommandSpec spec;

  private final ProcessContext surroundings;
  private final ProcessContext machine;
  private @Nullable Home folders;
  private boolean warned;

  private Main(ProcessContext machine) {
    this.machine = machine;
    this.surroundings = machine.printing(
        ChangedText.before(machine.out(),
            text -> json ? OutsideText.inJson(text) : hints().in(OutsideText.shown(text))),
        ChangedText.before(machine.err(), text -> hints().in(OutsideText.shown(text))));
  }

  public static void main(String[] arguments) {
    System.exit(run(ProcessContext.ofProcess(), arguments));
  }

  /// Runs one command and gives its exit code.
  static int run(ProcessContext surroundings, String... arguments) {
    var main = new Main(surroundings);
    CommandLine line = new CommandLine(main);
    Commands.addTo(line, main, arguments);
    line.setExpandAtFiles(false)
        .registerConverter(Path.class, new PathArgument())
        .setOut(ChangedText.before(surroundings.out(), text -> main.hints().in(text)))
        .setErr(main.surroundings().err())
        .setColorScheme(CommandLine.Help.defaultColorScheme(
            surroundings.terminal() ? CommandLine.Help.Ansi.AUTO : CommandLine.Help.Ansi.OFF))
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
    Path folder = surroundings.folder().toAbsolutePath();
    if (!Files.isDirectory(folder)) {
      print("the working folder " + folder + " cannot be used: it is gone, or "
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

  /// What is around this call; commands in what is printed can be pasted.
  ProcessContext surroundings() {
    return surroundings;
  }

  /// The same for output that a program reads or that draws on a terminal: nothing is changed on its way.
  ProcessContext machine() {
    return machine;
  }

  /// How commands are named so that the person can paste them.
  Hints hints() {
    return Hints.of(machine.environment(), Optional.ofNullable(home));
  }

  /// Whether a person watches a terminal and has not asked for plain text.
  boolean isLive() {
    return surroundings.terminal() && !plain && !json;
  }

  /// Whether data is wanted as JSON.
  boolean isJson() {
    return json;
  }

  /// The settings in force, with those that a command's own options give on top.
  Settings settings(Map<String, String> options) throws SettingsException {
    Map<String, String> flags = new LinkedHashMap<>(config);
    flags.putAll(options);
    Settings settings = Settings.gather(flags, surroundings.environment(), surroundings.folder(),
        homeFolder().configFile());
    if (!warned && settings.warning().isPresent()) {
      warned = true;
      print(settings.warning().get());
    }
    return settings;
  }

  /// The folders of this call, for their owner alone.
  Home homeFolder() {
    if (folders == null) {
      try {
        folders = Home.of(Optional.ofNullable(home), surroundings.environment(),
            System.getProperty("os.name"));
      } catch (SettingsException e) {
        throw new Failure(Problem.CONFIGURATION, String.valueOf(e.getMessage()), e);
      }
      folders.tighten();
    }
    return folders;
  }

  /// Says something to the person, beside the data that may be wanted as JSON.
  void tell(String line) {
    PrintWriter out = json ? surroundings.err() : surroundings.out();
    out.println(line);
    out.flush();
  }

  private int wrongUsage(ParameterException exception) {
    CommandLine command = exception.getCommandLine();
    String message = String.valueOf(exception.getMessage()).replace("option option", "option");
    String help = command.getCommandSpec().qualifiedName(" ") + " --help";
    if (exception instanceof CommandLine.UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().isEmpty()) {
      message = unknown(unmatched.getUnmatched().getFirst(), command.getCommandSpec());
    }
    print(message + " (see '" + help + "')");
    return Problem.USAGE.exitCode();
  }

  /// What is wrong with a word that means nothing here, and what may have been meant, if anything is near.
  private static String unknown(String word, CommandLine.Model.CommandSpec spec) {
    boolean option = word.startsWith("-");
    Collection<String> names = option ? spec.optionsMap().keySet() : spec.subcommands().keySet();
    List<String> near = Names.nearest(word, names);
    return (option ? "unknown option '" : names.isEmpty() ? "unexpected argument '" : "unknown command '") + word + "'"
        + (near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?");
  }

  private int failed(Exception exception) {
    print(String.valueOf(message(exception)));
    if (verbose) {
      exception.printStackTrace(surroundings.err());
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
      default -> "unexpected: " + exception + (verbose ? "" : " (-v shows where)");
    };
  }

  /// Tells the person of something that does not end the command.
  void warn(String message) {
    print(message);
  }

  private void print(String message) {
    surroundings.err().println("songstroke: " + message.strip().replaceAll("\\s*\\R\\s*", " "));
    surroundings.err().flush();
  }
}
