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
      new Entry("report", "Say under which music you typed differently, and how sure that is.",
          ReportCommand::new),
      new Entry("doctor", "Say which key and music sources work here, what is missing, and how to mend it.",
          DoctorCommand::new),
      new Entry("genre", "What is known of an artist or a genre, from where, and your own word on it.",
          main -> new GenreCommand(main, main::homeFolder)),
      new Entry("spotify", "Sign in to Spotify and out, and say how things stand there.",
          SpotifyCommand::new),
      new Entry(MusicCommand.NAME, "What plays now and who says so; how each music source is.",
          MusicCommand::new),
      new Entry("pipeline", "Pipelines and their runs.", PipelineCommand::new),
      new Entry("step", "One step by itself, for other engines.", StepCommand::new),
      new Entry("artifact", "What runs have made.", ArtifactCommand::new),
      new Entry("stack", "Where pipelines run and where artifacts and secrets lie.", StackCommand::new),
      new Entry("secret", "Keys and tokens that steps need.", SecretCommand::new));

  /// A command.
  ///
  /// @param about its sentence in the help
  private record Entry(String name, String about, Function<Main, Object> command) {}

  private Commands() {}

  /// Adds all commands to the program.
  static void addTo(CommandLine program, Main main, String[] arguments) {
    Set<String> named = Set.copyOf(Arrays.stream(arguments).distinct().toList());
    for (Entry entry : ALL) {
      CommandLine command = new CommandLine(
          named.contains(entry.name) ? entry.command.apply(main) : CommandSpec.create());
      command.getCommandSpec().usageMessage().description(entry.about);
      program.addSubcommand(entry.name, command);
    }
  }
}
