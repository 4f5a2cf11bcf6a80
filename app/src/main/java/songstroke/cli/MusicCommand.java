package songstroke.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import songstroke.cli.text.MusicListing;
import songstroke.problem.Failure;
import songstroke.problem.Problem;
import songstroke.settings.Key;
import songstroke.settings.Settings;
import songstroke.settings.SettingsException;
import songstroke.sources.MusicGlance;
import songstroke.sources.MusicSources;
import songstroke.wiring.ConfiguredSources;

/// `songstroke music`: what plays now, who says so, and how the sources are.
@Command(name = MusicCommand.NAME, mixinStandardHelpOptions = true, sortOptions = false,
    synopsisSubcommandLabel = "COMMAND")
final class MusicCommand implements Runnable {
  static final String NAME = "music";
  private static final Duration USUAL = Duration.ofSeconds(10);
  private static final double LONGEST_SECONDS = 60;

  private final CommandContext context;

  @CommandLine.Spec
  CommandLine.Model.@Nullable CommandSpec spec;

  MusicCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void run() {
    throw new ParameterException(Objects.requireNonNull(spec).commandLine(),
        "missing subcommand: now or sources");
  }

  @Command(name = "now", mixinStandardHelpOptions = true,
      description = "Show what each source reports, and which one is used.")
  int now(
      @Option(names = "--music", paramLabel = "SRC",
          description = "One source, or several separated by commas (default: music.source).") @Nullable String music,
      @Option(names = "--wait", paramLabel = "LENGTH", defaultValue = "10s",
          converter = SecondsArgument.class,
          description = "How long a source may take to answer (default: ${DEFAULT-VALUE}).") double seconds)
      throws SettingsException {
    if (!(seconds > 0 && seconds <= LONGEST_SECONDS)) {
      throw new Failure(Problem.USAGE,
          "--wait is " + seconds + " s; it is a length of time above 0 and up to a minute");
    }
    Settings settings = context.settings(music == null ? Map.of() : Map.of(Key.MUSIC_SOURCE.code(), music));
    MusicSources sources = ConfiguredSources.music(context.invocation(), settings);
    List<MusicGlance.View> views = sources.glance(settings.get(Key.MUSIC_SOURCE),
        Duration.ofMillis(Math.round(seconds * 1000)));
    new MusicListing(out(), context.isJson()).now(views);
    List<String> silent = views.stream().filter(view -> !view.hasAnswered()).map(MusicGlance.View::name)
        .toList();
    if (!silent.isEmpty() && views.stream().noneMatch(MusicGlance.View::wins)) {
      throw new Failure(Problem.TEMPORARY, "no answer in time from " + String.join(", ", silent)
          + "; try again, or wait longer with --wait");
    }
    return ExitCode.OK;
  }

  @Command(name = "sources", mixinStandardHelpOptions = true,
      description = "Show whether each source works, what it heard last, how often it may ask, and what to fix.")
  int sources() throws SettingsException {
    MusicSources sources = ConfiguredSources.music(context.invocation(), context.settings());
    List<MusicSources.Probe> probes = sources.probe().stream()
        .filter(probe -> MusicSources.SOUNDING.contains(probe.name())).toList();
    List<String> working = probes.stream().filter(MusicSources.Probe::works).map(MusicSources.Probe::name)
        .toList();
    List<MusicGlance.View> views = working.isEmpty()
        ? List.of()
        : sources.glance(String.join(",", working), USUAL);
    new MusicListing(out(), context.isJson()).sources(probes, views, sources.automatic());
    return ExitCode.OK;
  }

  private PrintWriter out() {
    return context.process().out();
  }
}
