package songstroke.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import songstroke.capture.SourceHealth;
import songstroke.capture.SourceUnavailableException;
import songstroke.capture.keys.KeyDown;
import songstroke.capture.keys.KeyListener;
import songstroke.capture.keys.KeySource;
import songstroke.capture.music.applescript.AppleScriptLookout;
import songstroke.capture.music.mpris.MprisMusicSource;
import songstroke.capture.music.smtc.SmtcMusicSource;
import songstroke.cli.text.Cells;
import songstroke.problem.Problem;
import songstroke.settings.Key;
import songstroke.settings.Settings;
import songstroke.settings.SettingsException;
import songstroke.sources.KeySources;
import songstroke.timeline.LeftOut;
import songstroke.wiring.ConfiguredSources;
import tools.jackson.databind.json.JsonMapper;

/// `songstroke doctor`: what works on this machine, and what to do about the rest.
@Command(name = "doctor", mixinStandardHelpOptions = true, sortOptions = false)
final class DoctorCommand implements Callable<Integer> {
  private static final Duration FRAME = Duration.ofMillis(100);
  private static final int NAME_CELLS = 14;
  private static final Map<String, String> HEADINGS = Map.of("keys", "Key sources", "music", "Music sources",
      "data", "Data");

  @Option(names = "--watch", paramLabel = "LENGTH", converter = SecondsArgument.class,
      description = "Count key presses for this long as proof (default: 10s in a terminal, otherwise 0).")
  double watch = -1;

  private final CommandContext context;

  /// What was found of a source or folder.
  private record Finding(String kind, String name, boolean works, String detail, String remedy) {}

  DoctorCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws SettingsException {
    Settings settings = context.settings();
    KeySources keySources = ConfiguredSources.keys(context.process(), settings);
    List<Finding> findings = new ArrayList<>();
    keySources.probe().forEach(probe -> findings.add(
        new Finding("keys", probe.name(), probe.works(), probe.detail(), probe.remedy())));
    ConfiguredSources.music(context.invocation(), settings).probe().stream()
        .filter(probe -> probe.works() || isOfThisSystem(probe.name()))
        .forEach(probe -> findings.add(
            new Finding("music", probe.name(), probe.works(), probe.detail(), probe.remedy())));
    Finding data = data(context.home().data().toAbsolutePath());
    findings.add(data);
    if (context.isJson()) {
      context.process().out().println(
          JsonMapper.shared().writeValueAsString(findings.stream().map(DoctorCommand::fields).toList()));
    } else {
      print(findings);
      prove(keySources, settings.get(Key.KEYS_SOURCE));
    }
    boolean hears = findings.stream().anyMatch(finding -> finding.kind().equals("keys") && finding.works()
        && (finding.name().equals("x11") || finding.name().equals("terminal")));
    if (!data.works()) {
      return Problem.CANNOT_CREATE.exitCode();
    }
    return hears ? ExitCode.OK : Problem.UNAVAILABLE.exitCode();
  }

  /// Whether a music source exists on systems like this one.
  private static boolean isOfThisSystem(String source) {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    return switch (source) {
      case AppleScriptLookout.NAME -> system.startsWith("mac");
      case SmtcMusicSource.NAME -> system.startsWith("windows");
      case MprisMusicSource.NAME -> !system.startsWith("mac") && !system.startsWith("windows");
      default -> true;
    };
  }

  /// Whether the data folder can be used. One that is not there is made by the first command that keeps something.
  private static Finding data(Path folder) {
    Path there = folder;
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    boolean works = Files.isDirectory(there) && Files.isWritable(there);
    String state = there.equals(folder) ? "" : " (not there yet)";
    if (works) {
      return new Finding("data", "folder", true, folder + state, "");
    }
    return new Finding("data", "folder", false,
        folder + ": "
            + (Files.isDirectory(there) ? "no permission to write into " + there : there + " is a file"),
        "choose another folder with --home or SONGSTROKE_HOME");
  }

  private void print(List<Finding> findings) {
    PrintWriter out = context.process().out();
    String kind = "";
    for (Finding finding : findings) {
      if (!finding.kind().equals(kind)) {
        out.print(kind.isEmpty() ? "" : System.lineSeparator());
        kind = finding.kind();
        out.println(HEADINGS.get(kind));
      }
      out.println("  " + (finding.works() ? "yes  " : "no   ") + Cells.padded(finding.name(), NAME_CELLS)
          + finding.detail());
      if (!finding.remedy().isEmpty()) {
        out.println(" ".repeat(7 + NAME_CELLS) + "-> " + finding.remedy());
      }
    }
    out.println();
    out.flush();
  }

  /// Counts presses before the person's eyes, which proves more than any check.
  private void prove(KeySources sources, String name) {
    double seconds = watch >= 0 ? watch : context.isLive() ? 10 : 0;
    if (seconds == 0) {
      return;
    }
    PrintWriter out = context.process().out();
    PrintWriter terminal = context.machine().out();
    var presses = new AtomicLong();
    Map<LeftOut, Long> leftOut = new ConcurrentHashMap<>();
    try (KeySource source = sources.start(name, new Counter(presses, leftOut));
        Interruption interruption = Interruption.listen()) {
      out.println("Type something, here or in another window; only the number of presses is shown.");
      long frames = Math.round(seconds * 1000 / FRAME.toMillis());
      for (long frame = 0; frame < frames && !interruption.within(FRAME); frame++) {
        if (context.isLive()) {
          terminal.print("\r  " + source.name() + ": " + presses + " presses\u001b[K");
          terminal.flush();
        }
      }
      terminal.println((context.isLive() ? "\r" : "") + "  " + source.name() + ": " + presses + " presses");
      LeftOut.sentences(new TreeMap<>(leftOut)).forEach(line -> terminal.println("  " + line));
      terminal.flush();
    } catch (SourceUnavailableException e) {
      out.println("No press can be counted: " + e.getMessage());
    }
  }

  private static Map<String, Object> fields(Finding finding) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("kind", finding.kind());
    fields.put("name", finding.name());
    fields.put("works", finding.works());
    fields.put("detail", finding.detail());
    fields.put("remedy", finding.remedy());
    return fields;
  }

  private record Counter(AtomicLong presses, Map<LeftOut, Long> leftOut) implements KeyListener {
    @Override
    public void leftOut(LeftOut why) {
      leftOut.merge(why, 1L, Long::sum);
    }

    @Override
    public void pressed(KeyDown down) {
      presses.incrementAndGet();
    }

    @Override
    public void released(long sequence, long nanos) {}

    @Override
    public void health(SourceHealth health) {}
  }
}
