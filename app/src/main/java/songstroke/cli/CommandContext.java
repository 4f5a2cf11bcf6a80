package songstroke.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import songstroke.cli.text.ChangedText;
import songstroke.cli.text.Hints;
import songstroke.cli.text.LiveLine;
import songstroke.cli.text.LiveView;
import songstroke.cli.text.PlainLines;
import songstroke.cli.text.TerminalSize;
import songstroke.pipeline.RunStore;
import songstroke.recorder.UnderWay;
import songstroke.runs.InterruptedRecordings;
import songstroke.settings.Home;
import songstroke.settings.Settings;
import songstroke.settings.SettingsException;
import songstroke.timeline.OutsideText;
import songstroke.wiring.Invocation;
import songstroke.wiring.ProcessContext;

/// What every command has: the global options, the outputs, and the call of the program that they make.
final class CommandContext {
  @Option(names = "--home", paramLabel = "DIR", scope = ScopeType.INHERIT,
      description = "Keep configuration and data below this folder.")
  @Nullable
  Path home;

  @Option(names = "--config", paramLabel = "KEY=VALUE", scope = ScopeType.INHERIT,
      description = "Override a setting for this call.")
  Map<String, String> config = new LinkedHashMap<>();

  @Option(names = "--plain", scope = ScopeType.INHERIT, description = "Turn off colors and the live view.")
  boolean plain;

  @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print data as JSON.")
  boolean json;

  @Option(names = {"-v",
    "--verbose"}, scope = ScopeType.INHERIT, description = "Print details when something fails.")
  boolean verbose;

  private final ProcessContext process;
  private final ProcessContext machine;
  private @Nullable Invocation invocation;

  /// @param machine the process as it is
  CommandContext(ProcessContext machine) {
    this.machine = machine;
    this.process = machine.printing(
        ChangedText.before(machine.out(),
            text -> json ? OutsideText.inJson(text) : hints().in(OutsideText.shown(text))),
        ChangedText.before(machine.err(), text -> hints().in(OutsideText.shown(text))));
  }

  /// The call of the program, as the global options say; they are read before a command runs.
  Invocation invocation() {
    if (invocation == null) {
      invocation = new Invocation(process, Optional.ofNullable(home), config, this::warn);
    }
    return invocation;
  }

  /// The process around this call; commands in what is printed can be pasted.
  ProcessContext process() {
    return process;
  }

  /// The same for output that a program reads or that draws on a terminal: nothing is changed on its way.
  ProcessContext machine() {
    return machine;
  }

  Home home() {
    return invocation().home();
  }

  Settings settings() throws SettingsException {
    return invocation().settings();
  }

  Settings settings(Map<String, String> options) throws SettingsException {
    return invocation().settings(options);
  }

  /// How commands are named so that the person can paste them.
  Hints hints() {
    return Hints.of(machine.environment(), Optional.ofNullable(home));
  }

  /// Whether a person watches a terminal and has not asked for plain text.
  boolean isLive() {
    return process.terminal() && !plain && !json;
  }

  /// What killed runs left, told to the person.
  InterruptedRecordings interrupted(RunStore runs) {
    return new InterruptedRecordings(runs, new UnderWay(home().recordings()), this::tell, this::warn);
  }

  /// What shows a recording to the person while it runs: one live line in a terminal, otherwise lines of text.
  LiveView view() {
    return new LiveView(isLive()
        ? new LiveLine(machine.out(), new TerminalSize(process.clocks())::now, hints()::in)
        : new PlainLines(json ? process.err() : process.out()));
  }

  /// Whether data is wanted as JSON.
  boolean isJson() {
    return json;
  }

  /// Whether failures are wanted with all that is known of them.
  boolean isVerbose() {
    return verbose;
  }

  /// Says something to the person, beside the data that may be wanted as JSON.
  void tell(String line) {
    PrintWriter out = json ? process.err() : process.out();
    out.println(line);
    out.flush();
  }

  /// Tells the person of something that does not end the command, in one line.
  void warn(String message) {
    process.err().println("songstroke: " + message.strip().replaceAll("\\s*\\R\\s*", " "));
    process.err().flush();
  }
}
