package songstroke.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import songstroke.cli.text.LocalTimes;
import songstroke.cli.text.ReportNumbers;
import songstroke.cli.text.RunComparison;
import songstroke.cli.text.RunText;
import songstroke.pipeline.Parameter;
import songstroke.pipeline.Pipeline;
import songstroke.pipeline.RunEvent;
import songstroke.pipeline.RunListener;
import songstroke.pipeline.RunRecord;
import songstroke.pipeline.RunState;
import songstroke.pipeline.Stack;
import songstroke.pipeline.StepRecord;
import songstroke.problem.Failure;
import songstroke.problem.Problem;
import songstroke.recorder.RecordingPlace;
import songstroke.recorder.StoredRecording;
import songstroke.recorder.UnderWay;
import songstroke.runs.Results;
import songstroke.runs.Resumption;
import songstroke.runs.RunJson;
import songstroke.settings.Settings;
import songstroke.settings.SettingsException;
import songstroke.steps.CollectAndTrack;
import songstroke.store.SqliteRunStore;
import songstroke.wiring.GenreSearch;
import songstroke.wiring.Pipelines;
import songstroke.wiring.RecordingSession;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `songstroke pipeline`: pipelines and their runs.
@Command(name = "pipeline", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND")
final class PipelineCommand extends CommandGroup {
  PipelineCommand(CommandContext context) {
    super(context);
  }

  @Command(name = "list", mixinStandardHelpOptions = true,
      description = "List the pipelines with their steps and parameters.")
  int list() throws SettingsException, IOException {
    List<Pipeline> pipelines = new Pipelines(context.invocation())
        .pipelines(RecordingSession.unwatched(context.invocation(), RecordingPlace.nowhere()),
            GenreSearch.unheard());
    for (Pipeline pipeline : pipelines) {
      printer.say(pipeline.name() + ": " + String.join(" -> ", pipeline.stepIds()));
      pipeline.parameters().forEach(
          parameter -> printer
              .say("  " + parameter.name() + "=" + parameter.standard() + "  " + parameter.about()));
    }
    return printer.done(() -> json(pipelines));
  }

  @Command(name = "run", mixinStandardHelpOptions = true, description = "Run a pipeline.")
  int runPipeline(@Parameters(paramLabel = "NAME", description = "The pipeline.") String name,
      @Option(names = "--param", paramLabel = "K=V",
          description = "Set a parameter.") @Nullable Map<String, String> parameters,
      @Option(names = "--stack", paramLabel = "NAME",
          description = "Run on this stack.") @Nullable String stackName,
      @Option(names = "--resume", paramLabel = "RUN",
          description = "Resume a failed or interrupted run ('last' for the newest).") @Nullable String resume,
      @Option(names = "--no-cache", description = "Ignore cached results.") boolean noCache)
      throws IOException, SettingsException {
    var pipelines = new Pipelines(context.invocation());
    Settings settings = context.settings();
    try (Interruption interruption = Interruption.listen();
        Stack stack = pipelines.stack(Optional.ofNullable(stackName));
        SqliteRunStore runs = pipelines.runs();
        RunPlan plan = RunPlan.of(context, name, parameters == null ? Map.of() : parameters,
            Optional.ofNullable(resume), runs);
        RecordingSession session = plan.session(settings, interruption::within, stack.artifacts())) {
      Pipeline pipeline = pipelines.pipeline(name, session,
          GenreSearch.audience(context::tell, interruption::nextPart));
      RunRecord run = pipelines.run(pipeline, plan.request(!noCache), stack, runs, List.of(progress()));
      try {
        session.over(run);
        printer.done(() -> RunJson.run(run));
        RunChecks.requireSuccess(run);
        if (run.state() instanceof RunState.Skipped) {
          return interruption.within(Duration.ZERO) ? Problem.INTERRUPTED.exitCode() : ExitCode.OK;
        }
        plan.export(run, stack.artifacts()).ifPresent(Results::requireWritten);
      } finally {
        pipelines.callHooks(run);
      }
      Pipelines.retention(settings).apply(runs, stack, run.id(), context.process().clocks().wall())
          .ifPresent(context::warn);
      RunChecks.requireRecordedToTheEnd(run);
      return ExitCode.OK;
    }
  }

  @Command(name = "schedule", mixinStandardHelpOptions = true, description = {
    "Have the operating system run a pipeline every day:", "  pipeline schedule NAME --daily HH:MM",
    "  pipeline schedule NAME --off", "  pipeline schedule --list"})
  int schedule(
      @Parameters(paramLabel = "NAME", arity = "0..1", description = "The pipeline.") @Nullable String name,
      @Option(names = "--daily", paramLabel = "HH:MM",
          description = "Run it every day at this time.") @Nullable String daily,
      @Option(names = "--off", description = "Stop running it every day.") boolean off,
      @Option(names = "--list", description = "List what is scheduled.") boolean list)
      throws IOException, SettingsException {
    var desk = new ScheduleDesk(context, printer);
    if (Stream.of(daily != null, off, list).filter(given -> given).count() != 1) {
      throw new Failure(Problem.USAGE, "give one of --daily HH:MM, --off and --list");
    }
    if (list != (name == null)) {
      throw new Failure(Problem.USAGE,
          list ? "--list takes no pipeline; it lists all" : "missing pipeline: which one?");
    }
    if (name == null) {
      return desk.list();
    }
    return daily == null ? desk.off(name) : desk.daily(name, daily);
  }

  @Command(name = "runs", mixinStandardHelpOptions = true, description = "List the newest runs.")
  int runs(
      @Option(names = "--limit", paramLabel = "N", defaultValue = "20",
          description = "How many to list (default: ${DEFAULT-VALUE}).") int limit) {
    try (SqliteRunStore store = new Pipelines(context.invocation()).runsToRead()) {
      List<RunRecord> runs = store.runs(limit);
      runs.forEach(
          run -> printer.say("%s  %-11s  %s  %-11s  %14s  %s".formatted(run.id(), RunText.said(run.state()),
              LocalTimes.text(run.started()), RunText.length(run), presses(run), run.pipeline()
                  + Optional.ofNullable(run.parameters().get("task")).filter(task -> !task.isEmpty())
                      .map(task -> "  task " + task).orElse(""))));
      return printer.done(() -> summaries(runs));
    }
  }

  @Command(name = "show", mixinStandardHelpOptions = true,
      description = "Show a run, or compare two side by side.")
  int show(
      @Parameters(paramLabel = "RUN", arity = "1..2",
          description = "A run's id, its beginning, or 'last'.") List<String> ids)
      throws IOException {
    var pipelines = new Pipelines(context.invocation());
    try (SqliteRunStore runs = pipelines.runsToRead()) {
      RunRecord first = RunChecks.run(runs, ids.getFirst());
      if (ids.size() == 1) {
        describe(first);
        sayHowToGoOn(first, runs);
        return printer.done(() -> RunJson.run(first));
      }
      RunRecord second = RunChecks.run(runs, ids.get(1));
      var comparison = new RunComparison(first, second, new ReportNumbers(pipelines::stack));
      comparison.say(printer::say);
      return printer.done(comparison::json);
    }
  }

  @Command(name = "logs", mixinStandardHelpOptions = true,
      description = "Print what the steps of a run logged.")
  int logs(@Parameters(paramLabel = "RUN", description = "A run's id, its beginning, or 'last'.") String id,
      @Parameters(paramLabel = "STEP", arity = "0..1",
          description = "Only this step.") @Nullable String step) {
    try (SqliteRunStore runs = new Pipelines(context.invocation()).runsToRead()) {
      RunRecord run = RunChecks.run(runs, id);
      if (step != null && run.step(step).isEmpty()) {
        throw new Failure(Problem.USAGE, "the run " + run.id() + " has no step '" + step + "'"
            + songstroke.pipeline.Names.hint(step, run.steps().stream().map(StepRecord::step).toList()));
      }
      List<RunEvent.Logged> lines = runs.log(run.id(), Optional.ofNullable(step));
      lines.forEach(line -> printer
          .say(LocalTimes.text(line.at()) + "  " + (line.step().isEmpty() ? "run" : line.step()) + "  "
              + line.line()));
      return printer.done(() -> logJson(lines));
    }
  }

  private static ArrayNode json(List<Pipeline> pipelines) {
    ArrayNode json = JsonMapper.shared().createArrayNode();
    for (Pipeline pipeline : pipelines) {
      ObjectNode one = json.addObject().put("name", pipeline.name());
      pipeline.stepIds().forEach(one.putArray("steps")::add);
      ArrayNode parameters = one.putArray("parameters");
      for (Parameter<?> parameter : pipeline.parameters()) {
        parameters.addObject().put("name", parameter.name()).put("default", parameter.standard())
            .put("about", parameter.about());
      }
    }
    return json;
  }

  private static ArrayNode summaries(List<RunRecord> runs) {
    ArrayNode json = JsonMapper.shared().createArrayNode();
    for (RunRecord run : runs) {
      ObjectNode one = RunJson.run(run);
      one.remove(List.of("steps", "parameters"));
      json.add(one);
    }
    return json;
  }

  private static ArrayNode logJson(List<RunEvent.Logged> lines) {
    ArrayNode json = JsonMapper.shared().createArrayNode();
    lines.forEach(line -> json.addObject().put("at", line.at().toString()).put("step", line.step())
        .put("line", line.line()));
    return json;
  }

  private RunListener progress() {
    return event -> {
      if (event instanceof RunEvent.StepEnded ended) {
        String resumed = ended.notes().get(CollectAndTrack.RESUMED);
        context.tell(
            ended.step() + ": " + RunText.said(ended.state()) + (resumed == null ? "" : ", " + resumed));
      }
    };
  }

  private void describe(RunRecord run) {
    printer.say(run.id() + "  " + run.pipeline() + "  " + RunText.said(run.state()) + "  "
        + LocalTimes.text(run.started())
        + "  "
        + RunText.length(run)
        + "  stack " + run.stack() + run.resumed().map(id -> "  resumes " + id).orElse(""));
    run.parameters().forEach((name, value) -> printer.say("  " + name + "=" + value));
    for (StepRecord step : run.steps()) {
      printer.say("%-20s %-11s %s".formatted(step.step(), RunText.length(step), RunText.said(step.state())));
      step.outputs()
          .forEach(
              (_, artifact) -> printer.say("  " + artifact.id() + "  " + artifact.artifact().type() + "  "
                  + artifact.artifact().bytes() + " B  " + artifact.artifact().sha256().substring(0, 12)));
      step.notes().forEach((name, value) -> printer.say("  " + name + ": " + value));
    }
  }

  private void sayHowToGoOn(RunRecord run, SqliteRunStore runs) throws IOException {
    if (run.state() instanceof RunState.Interrupted) {
      Resumption resumption = Resumption.of(run, runs, new UnderWay(context.home().recordings()));
      if (resumption.recording().isPresent()) {
        StoredRecording left = resumption.recording().get();
        printer.say("its recording: " + left.file() + "  key presses " + left.presses());
      }
      printer.say(resumption.obstacle().orElse(
          "to go on: 'songstroke pipeline run " + run.pipeline() + " --resume " + run.id() + "'"));
    }
  }

  private static String presses(RunRecord run) {
    return run.step(CollectAndTrack.ID).map(step -> step.notes().get("presses"))
        .filter(text -> text.matches("\\d{1,15}"))
        .map(text -> String.format(Locale.ROOT, "%,d presses", Long.parseLong(text))).orElse("");
  }
}
