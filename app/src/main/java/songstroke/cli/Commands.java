package songstroke.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/// The program's commands. Each is built only when an argument names it, as building one takes longer than the
/// rest of a start; the others stand in the help with their name and sentence.
final class Commands {
  private static final List<Entry> ALL = List.of(
      new Entry("run", "Record keys and music for a while, then write segments and charts.", RunCommand::new),
      new Entry("demo", "Show everything on a sample recording: no account, no keyboard access, no network.",
          DemoCommand::new),
      new Entry("analyze", "Turn recording files into segments and charts.", AnalyzeCommand::new),
      new Entry("report", "Report which music goes with faster or slower typing, and how certain that is.",
          ReportCommand::new),
      new Entry("doctor", "Check which key and music sources work on this machine and how to fix the rest.",
          DoctorCommand::new),
      new Entry("genre", "Show or set the genres of an artist and how a genre is classified.",
          context -> new GenreCommand(context, context::home)),
      new Entry("spotify", "Sign in to Spotify, sign out, and show whether you are signed in.",
          SpotifyCommand::new),
      new Entry(MusicCommand.NAME,
          "Show what is playing, which source reported it, and whether each source works.",
          MusicCommand::new),
      new Entry("pipeline", "List, run and compare pipelines and their runs.", PipelineCommand::new),
      new Entry("step", "Run one step by itself, for other engines.", StepCommand::new),
      new Entry("artifact", "List, show, export and prune what runs produced.", ArtifactCommand::new),
      new Entry("stack", "Choose where pipelines run and where artifacts and secrets are kept.",
          StackCommand::new),
      new Entry("config", "Show and set settings, and where each value comes from.", ConfigCommand::new),
      new Entry("secret", "Set, list and delete keys and tokens that steps need.", SecretCommand::new),
      new Entry("help", "Show the help of the program or of a command.", _ -> new CommandLine.HelpCommand()));

  /// A command.
  ///
  /// @param about its sentence in the help
  private record Entry(String name, String about, Function<CommandContext, Object> command) {}

  private Commands() {}

  /// Adds all commands to the program.
  static void addTo(CommandLine program, CommandContext context, String[] arguments) {
    Set<String> named = Set.copyOf(Arrays.stream(arguments).distinct().toList());
    for (Entry entry : ALL) {
      CommandLine command = new CommandLine(
          named.contains(entry.name) ? entry.command.apply(context) : CommandSpec.create());
      command.getCommandSpec().usageMessage().header(new String[0]).description(entry.about);
      program.addSubcommand(entry.name, command);
    }
  }
}
