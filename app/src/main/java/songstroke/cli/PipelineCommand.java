package songstroke.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import songstroke.pipeline.Parameter;
import songstroke.pipeline.Pipeline;
import songstroke.pipeline.RunEvent;
import songstroke.pipeline.RunListener;
import songstroke.pipeline.RunRecord;
import songstroke.pipeline.RunRequest;
import songstroke.pipeline.Stack;
import songstroke.pipeline.StepRecord;
import songstroke.pipeline.StepState;
import songstroke.settings.Settings;
import songstroke.settings.SettingsException;
import songstroke.stack.RunJson;
import songstroke.store.SqliteRunStore;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `songstroke pipeline`: pipelines and their runs.
@Command(name = "pipeline", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND")
final class PipelineCommand implements Runnable {
  @picocli.CommandLine.Spec
  picocli.CommandLine.Model.@Nullable CommandSpec spec;

  private final Main main;

  PipelineCommand(Main main) {
    this.main = main;
  }

  @Override
  public void run() {
    throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "a command is missing");
  }

  @Command(name = "list", mixinStandardHelpOptions = true, description = "The pipelines, their steps and parameters.")
  int list() throws SettingsException, IOException {
    List<Pipeline> pipelines = new Workshop(main)
        .pipelines(RecordingSession.unwatched(main), GenreSearch.unheard());
    for (Pipeline pipeline : pipelines) {
      say(pipeline.name() + ": " + String.join(" -> ", pipeline.stepIds()));
      pipeline.parameters().forEach(
          parameter -> say("  " + parameter.name() + "=" + parameter.standard() + "  " + parameter.about()));
    }
    return printed(() -> json(pipelines));
  }

  @Command(name = "run", mixinStandardHelpOptions = true, description = "Run a pipeline.")
  int runPipeline(@Parameters(paramLabel = "NAME", description = "The pipeline.") String name,
      @Option(names = "--param", paramLabel = "K=V", description = "Set a parameter.") @Nullable Map<String, String> parameters,
      @Option(names = "--stack", paramLabel = "NAME", description = "Run on this stack.") @Nullable String stackName,
      @Option(names = "--resume", paramLabel = "RUN", description = "Go on with a failed or interrupted run ('last' for the newest).") @Nullable String resume,
      @Option(names = "--no-cache", description = "Take no earlier result.") boolean noCache)
      throws IOException, SettingsException {
    var workshop = new Workshop(main);
    var request = new RunRequest(parameters == null ? Map.of() : parameters, !noCache,
        Optional.ofNullable(resume));
    try (Interruption interruption = Interruption.listen();
        Stack stack = workshop.stack(Optional.ofNullable(stackName));
        SqliteRunStore runs = workshop.runs()) {
      var session = RecordingSession.watched(main, interruption::await);
      Pipeline pipeline = workshop.pipeline(name, session,
          GenreSearch.audience(this::tell, interruption::nextPart));
      RunRecord run = workshop.run(pipeline, request, stack, runs, List.of(progress()));
      session.forgetFile();
      printed(() -> RunJson.run(run));
      Workshop.requireSuccess(run);
      Settings settings = main.settings(Map.of());
      Retention.of(settings).apply(runs, stack, main.homeFolder().recordings(),
          main.surroundings().clocks().wall());
      return ExitCode.OK;
    }
  }

  @Command(name = "runs", mixinStandardHelpOptions = true, description = "The newest runs.")
  int runs(
      @Option(names = "--limit", paramLabel = "N", defaultValue = "20", description = "How many (default: ${DEFAULT-VALUE}).") int limit) {
    try (SqliteRunStore store = new Workshop(main).runs()) {
      List<RunRecord> runs = store.runs(limit);
      runs.forEach(run -> say(
          "%s  %-11s  %-8s  %s".formatted(run.id(), run.state().code(), length(run), run.pipeline())));
      return printed(() -> summaries(runs));
    }
  }

  @Command(name = "show", mixinStandardHelpOptions = true, description = "A run, or two side by side.")
  int show(
      @Parameters(paramLabel = "RUN", arity = "1..2", description = "A run's id, its beginning, or 'last'.") List<String> ids) {
    try (SqliteRunStore runs = new Workshop(main).runs()) {
      RunRecord first = Workshop.run(runs, ids.getFirst());
      if (ids.size() == 1) {
        describe(first);
        return printed(() -> RunJson.run(first));
      }
      RunRecord second = Workshop.run(runs, ids.get(1));
      compare(first, second);
      return printed(() -> {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.set("a", RunJson.run(first));
        json.set("b", RunJson.run(second));
        return json;
      });
    }
  }

  @Command(name = "logs", mixinStandardHelpOptions = true, description = "What a run's steps said.")
  int logs(@Parameters(paramLabel = "RUN", description = "A run's id, its beginning, or 'last'.") String id,
      @Parameters(paramLabel = "STEP", arity = "0..1", description = "One step only.") @Nullable String step) {
    try (SqliteRunStore runs = new Workshop(main).runs()) {
      RunRecord run = Workshop.run(runs, id);
      if (step != null && run.step(step).isEmpty()) {
        throw new Failure(ExitCode.USAGE, "the run " + run.id() + " has no step '" + step + "'"
            + songstroke.pipeline.Names.hint(step, run.steps().stream().map(StepRecord::step).toList()));
      }
      List<RunEvent.Logged> lines = runs.log(run.id(), Optional.ofNullable(step));
      lines.forEach(line -> say(line.at() + "  " + line.step() + "  " + line.line()));
      return printed(() -> logJson(lines));
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
        tell(ended.step() + ": " + said(ended.state()));
      }
    };
  }

  private void tell(String line) {
    PrintWriter out = main.json ? main.surroundings().err() : main.surroundings().out();
    out.println(line);
    out.flush();
  }

  private void describe(RunRecord run) {
    say(run.id() + "  " + run.pipeline() + "  " + run.state().code() + "  " + run.started() + "  "
        + length(run)
        + "  stack " + run.stack() + run.resumed().map(id -> "  resumes " + id).orElse(""));
    run.parameters().forEach((name, value) -> say("  " + name + "=" + value));
    for (StepRecord step : run.steps()) {
      say("%-20s %-9s %s".formatted(step.step(), length(step), said(step.state())));
      step.outputs()
          .forEach((_, artifact) -> say("  " + artifact.id() + "  " + artifact.artifact().type() + "  "
              + artifact.artifact().bytes() + " B  " + artifact.artifact().sha256().substring(0, 12)));
      step.notes().forEach((name, value) -> say("  " + name + ": " + value));
    }
  }

  private void compare(RunRecord a, RunRecord b) {
    Map<String, String[]> rows = new LinkedHashMap<>();
    put(rows, "state", a.state().code(), b.state().code());
    put(rows, "time", length(a), length(b));
    a.parameters().forEach((name, value) -> put(rows, name, value, b.parameters().getOrDefault(name, "")));
    for (StepRecord step : a.steps()) {
      Optional<StepRecord> other = b.step(step.step());
      put(rows, step.step(), said(step.state()) + " " + length(step),
          other.map(one -> said(one.state()) + " " + length(one)).orElse(""));
      step.outputs()
          .forEach((port, artifact) -> put(rows, "  " + port, artifact.artifact().sha256().substring(0, 12),
              other.map(one -> one.outputs().get(port)).map(one -> one.artifact().sha256().substring(0, 12))
                  .orElse("")));
      step.notes().forEach((name, value) -> put(rows, "  " + name, value,
          other.map(one -> one.notes().get(name)).orElse("")));
    }
    say("%-24s %-36s %s".formatted("", a.id(), b.id()));
    rows.forEach((name, values) -> say("%-24s %-36s %s%s".formatted(name, values[0], values[1],
        values[0].equals(values[1]) ? "" : "  *")));
  }

  private static void put(Map<String, String[]> rows, String name, String a, String b) {
    rows.put(rows.containsKey(name) ? name + " " : name, new String[]{a, b});
  }

  private static String said(StepState state) {
    return switch (state) {
      case StepState.Cached cached -> "cached from " + cached.run();
      case StepState.Failed failed -> "failed: " + failed.message();
      case StepState.Skipped skipped -> "skipped: " + skipped.reason();
      case StepState.Waiting _ -> state.code();
      case StepState.Running _ -> state.code();
      case StepState.Succeeded _ -> state.code();
      case StepState.Interrupted _ -> state.code();
    };
  }

  private static String length(RunRecord run) {
    return run.ended().map(ended -> ended.toEpochMilli() - run.started().toEpochMilli() + " ms").orElse("-");
  }

  private static String length(StepRecord step) {
    return step.started().flatMap(
        started -> step.ended().map(ended -> ended.toEpochMilli() - started.toEpochMilli() + " ms"))
        .orElse("-");
  }

  private void say(String line) {
    if (!main.json) {
      main.surroundings().out().println(line.stripTrailing());
    }
  }

  private int printed(Supplier<Object> json) {
    if (main.json) {
      main.surroundings().out().println(json.get());
    }
    main.surroundings().out().flush();
    return ExitCode.OK;
  }
}
