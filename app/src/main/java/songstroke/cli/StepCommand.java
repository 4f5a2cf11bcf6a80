package songstroke.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import songstroke.pipeline.Step;
import songstroke.pipeline.StepFailedException;
import songstroke.pipeline.StepSkippedException;
import songstroke.problem.Failure;
import songstroke.recorder.StepPlace;
import songstroke.stack.EnvironmentSecretStore;
import songstroke.stack.StepProcess;
import songstroke.timeline.OutsideText;
import songstroke.wiring.GenreSearch;
import songstroke.wiring.Pipelines;
import songstroke.wiring.ProcessContext;
import songstroke.wiring.RecordingSession;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// `songstroke step`: one step by itself, as other engines call it.
@Command(name = "step", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND")
final class StepCommand extends CommandGroup {
  /// What fits into the smallest place where an engine keeps a step's result.
  private static final int MOST_BYTES = 48 * 1024;

  StepCommand(CommandContext context) {
    super(context);
  }

  @Command(name = "run", mixinStandardHelpOptions = true, description = "Run a step on files.")
  int runStep(@Parameters(paramLabel = "STEP", description = "The step's id.") String id,
      @Option(names = "--run-id", paramLabel = "R", required = true,
          description = "The id of the engine's run.") String runId,
      @Option(names = "--in", paramLabel = "DIR", required = true,
          description = "The folder with the inputs and their manifest.json.") Path in,
      @Option(names = "--out", paramLabel = "DIR", required = true,
          description = "The folder for the outputs.") Path out,
      @Option(names = "--param", paramLabel = "K=V",
          description = "Set a parameter.") @Nullable Map<String, String> parameters,
      @Option(names = "--attempt", paramLabel = "N", defaultValue = "1",
          description = "The number of this attempt.") int attempt)
      throws Exception {
    try (RecordingSession session = RecordingSession.unwatched(context.invocation(), new StepPlace(out,
        RecordingSession.underWay(context.invocation(), context.settings())))) {
      return runStep(new Pipelines(context.invocation()).step(id, session, GenreSearch.unheard()),
          new StepProcess.Request(runId, in, out, parameters == null ? Map.of() : parameters, attempt),
          session);
    }
  }

  private int runStep(Step<?, ?> step, StepProcess.Request request, RecordingSession session)
      throws Exception {
    String id = step.id();
    ProcessContext around = context.process();
    var process = new StepProcess(around.clocks(), new EnvironmentSecretStore(around.environment()),
        line -> log(id, line));
    try {
      ObjectNode manifest = process.run(step, request);
      session.kept();
      result(manifest);
      return ExitCode.OK;
    } catch (StepFailedException e) {
      throw new Failure(e.problem(), "the step " + id + " failed: " + e.getMessage(), e);
    } catch (StepSkippedException e) {
      log(id, "skipped: " + e.getMessage());
      return ExitCode.SKIPPED;
    } catch (IllegalArgumentException e) {
      throw Failure.usage(e);
    }
  }

  private void result(ObjectNode manifest) throws java.io.IOException {
    String line = OutsideText.inJson(manifest.toString());
    if (line.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      ObjectNode shorter = manifest.deepCopy();
      shorter.remove("metadata");
      line = OutsideText.inJson(shorter.toString());
    }
    context.machine().out().println(line);
    context.machine().out().flush();
    String file = context.process().environment().get("STEP_RESULT_FILE");
    if (file != null && !file.isBlank()) {
      Files.writeString(Path.of(file), line + "\n");
    }
  }

  private synchronized void log(String step, String line) {
    String text = context.process().terminal()
        ? line
        : JsonMapper.shared().createObjectNode().put("at", context.process().clocks().wall().toString())
            .put("step", step).put("line", line).toString();
    context.machine().err()
        .println(context.process().terminal() ? OutsideText.shown(text) : OutsideText.inJson(text));
    context.machine().err().flush();
  }
}
