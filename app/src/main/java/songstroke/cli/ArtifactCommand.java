package songstroke.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import songstroke.cli.text.LocalTimes;
import songstroke.pipeline.ArtifactRecord;
import songstroke.pipeline.ArtifactStore;
import songstroke.pipeline.DamagedArtifactException;
import songstroke.pipeline.Stack;
import songstroke.pipeline.StepRecord;
import songstroke.problem.Failure;
import songstroke.problem.Problem;
import songstroke.runs.Forgettable;
import songstroke.runs.Forgetting;
import songstroke.runs.OutputFolder;
import songstroke.runs.RunJson;
import songstroke.runs.StackAccess;
import songstroke.stack.StackDescription;
import songstroke.store.SqliteRunStore;
import songstroke.wiring.Pipelines;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `songstroke artifact`: what runs have made.
@Command(name = "artifact", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND")
final class ArtifactCommand extends CommandGroup {
  ArtifactCommand(CommandContext context) {
    super(context);
  }

  @Command(name = "list", mixinStandardHelpOptions = true, description = "List the newest artifacts.")
  int list(
      @Option(names = "--limit", paramLabel = "N", defaultValue = "50",
          description = "How many to list (default: ${DEFAULT-VALUE}).") int limit) {
    try (SqliteRunStore runs = new Pipelines(context.invocation()).runsToRead()) {
      List<ArtifactRecord> artifacts = runs.artifacts(limit);
      artifacts.forEach(artifact -> printer.say(line(artifact)));
      return printer.done(() -> {
        ArrayNode json = JsonMapper.shared().createArrayNode();
        artifacts.forEach(artifact -> json.add(RunJson.artifact(artifact)));
        return json;
      });
    }
  }

  @Command(name = "show", mixinStandardHelpOptions = true,
      description = "Show where an artifact comes from, which runs used it, and whether it is intact.")
  int show(
      @Parameters(paramLabel = "ARTIFACT",
          description = "NAME@VERSION, NAME for its newest, or the beginning of its hash.") String id)
      throws IOException {
    var pipelines = new Pipelines(context.invocation());
    try (SqliteRunStore runs = pipelines.runsToRead()) {
      ArtifactRecord artifact = RunChecks.artifact(runs, id);
      ObjectNode json = RunJson.artifact(artifact);
      try (Stack stack = pipelines.stack(Optional.of(artifact.stack()))) {
        String condition = stack.artifacts().check(artifact.artifact().sha256()).name()
            .toLowerCase(java.util.Locale.ROOT);
        String place = stack.artifacts().uri(artifact.artifact().sha256());
        json.put("condition", condition).put("uri", place);
        printer.say(line(artifact));
        printer.say("  " + condition + "  " + place);
      }
      printer.say("  made by " + artifact.step() + " of " + artifact.run());
      ArrayNode users = json.putArray("used_by");
      for (StepRecord user : runs.users(artifact)) {
        users.addObject().put("run", user.run()).put("step", user.step());
        printer.say("  used by " + user.step() + " of " + user.run());
      }
      return printer.done(() -> json);
    }
  }

  @Command(name = "export", mixinStandardHelpOptions = true, description = "Copy an artifact to a file.")
  int export(
      @Parameters(paramLabel = "ARTIFACT",
          description = "NAME@VERSION, NAME for its newest, or the beginning of its hash.") String id,
      @Option(names = "--out", paramLabel = "FILE", required = true,
          description = "The file to write.") Path out)
      throws IOException {
    var pipelines = new Pipelines(context.invocation());
    try (SqliteRunStore runs = pipelines.runsToRead()) {
      ArtifactRecord artifact = RunChecks.artifact(runs, id);
      try (Stack stack = pipelines.stack(Optional.of(artifact.stack()))) {
        if (stack.artifacts().check(artifact.artifact().sha256()) == ArtifactStore.Condition.MISSING) {
          throw new Failure(Problem.NO_INPUT, "the artifact " + artifact.id()
              + " is not stored any more; run its pipeline again");
        }
        Path folder = out.toAbsolutePath().resolveSibling("");
        OutputFolder.open(folder).write(String.valueOf(out.getFileName()), copy -> {
          try (InputStream in = stack.artifacts().open(artifact.artifact().sha256())) {
            in.transferTo(copy);
          } catch (DamagedArtifactException e) {
            throw new Failure(Problem.BAD_DATA, e.getMessage() + "; run its pipeline again",
                e);
          }
        });
      }
      printer.say("wrote " + out);
      return printer.done(() -> RunJson.artifact(artifact).put("file", out.toString()));
    }
  }

  @Command(name = "prune", mixinStandardHelpOptions = true,
      description = "Delete the data of old artifacts and killed runs; run history is kept.")
  int prune(
      @Option(names = "--keep", paramLabel = "N", defaultValue = "5",
          description = "Newest versions of each name to keep (default: ${DEFAULT-VALUE}).") int keep,
      @Option(names = "--dry-run", description = "Only list what would be deleted.") boolean dryRun)
      throws IOException {
    if (keep < 1) {
      throw wrong("--keep is " + keep + "; it is at least 1");
    }
    var pipelines = new Pipelines(context.invocation());
    List<String> stacks = pipelines.stacks().all().stream().map(StackDescription::name).toList();
    Instant now = context.process().clocks().wall();
    try (SqliteRunStore runs = pipelines.runs()) {
      StackAccess opened = StackAccess.opened(name -> pipelines.stack(Optional.of(name)));
      Forgettable.Plan plan = new Forgettable(runs).oldVersions(keep, stacks, opened, now);
      if (!dryRun && !new Forgetting(runs, opened).carryOut(plan)) {
        throw new Failure(Problem.TEMPORARY, "a run is under way; prune when it has ended");
      }
      String done = dryRun ? "would delete " : "deleted ";
      plan.artifacts().forEach(artifact -> printer.say(done + line(artifact)));
      plan.leftovers().forEach(leftover -> printer.say(done + line(leftover)));
      return printer.done(() -> {
        ArrayNode json = JsonMapper.shared().createArrayNode();
        plan.artifacts().forEach(artifact -> json.add(RunJson.artifact(artifact)));
        plan.leftovers().forEach(leftover -> json.addObject().put("leftover", true)
            .put("stack", leftover.stack()).put("sha256", leftover.stored().sha256())
            .put("bytes", leftover.stored().bytes()).put("since", leftover.stored().since().toString()));
        return json;
      });
    }
  }

  private static String line(Forgettable.Leftover leftover) {
    return "%-28s %-14s %10d B  %s  %s".formatted("(of a killed run)", "", leftover.stored().bytes(),
        leftover.stored().sha256().substring(0, 12), LocalTimes.text(leftover.stored().since()));
  }

  private static String line(ArtifactRecord artifact) {
    return "%-28s %-14s %10d B  %s  %s%s".formatted(artifact.id(), artifact.artifact().type(),
        artifact.artifact().bytes(), artifact.artifact().sha256().substring(0, 12),
        LocalTimes.text(artifact.made()),
        artifact.pruned() ? "  pruned" : "");
  }
}
