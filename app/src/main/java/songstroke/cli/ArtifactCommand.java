package songstroke.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import songstroke.pipeline.ArtifactRecord;
import songstroke.pipeline.ArtifactStore;
import songstroke.pipeline.DamagedArtifactException;
import songstroke.pipeline.RunState;
import songstroke.pipeline.Stack;
import songstroke.pipeline.StepRecord;
import songstroke.stack.RunJson;
import songstroke.store.SqliteRunStore;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `songstroke artifact`: what runs have made.
@Command(name = "artifact", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND")
final class ArtifactCommand implements Runnable {
  @picocli.CommandLine.Spec
  picocli.CommandLine.Model.@Nullable CommandSpec spec;

  private final Main main;

  ArtifactCommand(Main main) {
    this.main = main;
  }

  @Override
  public void run() {
    throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "a command is missing");
  }

  @Command(name = "list", mixinStandardHelpOptions = true, description = "The newest artifacts.")
  int list(
      @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "How many (default: ${DEFAULT-VALUE}).") int limit) {
    try (SqliteRunStore runs = new Workshop(main).runs()) {
      List<ArtifactRecord> artifacts = runs.artifacts(limit);
      if (main.json) {
        ArrayNode json = JsonMapper.shared().createArrayNode();
        artifacts.forEach(artifact -> json.add(RunJson.artifact(artifact)));
        return printed(json);
      }
      artifacts.forEach(artifact -> say(line(artifact)));
      return ExitCode.OK;
    }
  }

  @Command(name = "show", mixinStandardHelpOptions = true, description = "Where an artifact comes from, who used it, and whether it is whole.")
  int show(
      @Parameters(paramLabel = "ARTIFACT", description = "NAME@VERSION, NAME for its newest, or the beginning of its hash.") String id)
      throws IOException {
    var workshop = new Workshop(main);
    try (SqliteRunStore runs = workshop.runs()) {
      ArtifactRecord artifact = Workshop.artifact(runs, id);
      ObjectNode json = RunJson.artifact(artifact);
      try (Stack stack = workshop.stack(Optional.of(artifact.stack()))) {
        String condition = stack.artifacts().check(artifact.artifact().sha256()).name()
            .toLowerCase(java.util.Locale.ROOT);
        String place = stack.artifacts().uri(artifact.artifact().sha256());
        json.put("condition", condition).put("uri", place);
        say(line(artifact));
        say("  " + condition + "  " + place);
      }
      say("  made by " + artifact.step() + " of " + artifact.run());
      ArrayNode users = json.putArray("used_by");
      for (StepRecord user : runs.users(artifact)) {
        users.addObject().put("run", user.run()).put("step", user.step());
        say("  used by " + user.step() + " of " + user.run());
      }
      return printed(json);
    }
  }

  @Command(name = "export", mixinStandardHelpOptions = true, description = "Copy an artifact into a file.")
  int export(
      @Parameters(paramLabel = "ARTIFACT", description = "NAME@VERSION, NAME for its newest, or the beginning of its hash.") String id,
      @Option(names = "--out", paramLabel = "FILE", required = true, description = "The file to write.") Path out)
      throws IOException {
    var workshop = new Workshop(main);
    try (SqliteRunStore runs = workshop.runs()) {
      ArtifactRecord artifact = Workshop.artifact(runs, id);
      try (Stack stack = workshop.stack(Optional.of(artifact.stack()))) {
        if (stack.artifacts().check(artifact.artifact().sha256()) == ArtifactStore.Condition.MISSING) {
          throw new Failure(ExitCode.NO_INPUT, "the artifact " + artifact.id()
              + " is not stored any more; run its pipeline again to make it anew");
        }
        Path folder = out.toAbsolutePath().resolveSibling("");
        OutputFolder.open(folder).write(String.valueOf(out.getFileName()), file -> {
          try (InputStream in = stack.artifacts().open(artifact.artifact().sha256())) {
            Files.copy(in, file);
          } catch (DamagedArtifactException e) {
            throw new Failure(ExitCode.BAD_DATA, e.getMessage() + "; run its pipeline again to make it anew",
                e);
          }
        });
      }
      say("wrote " + out);
      return printed(RunJson.artifact(artifact).put("file", out.toString()));
    }
  }

  @Command(name = "prune", mixinStandardHelpOptions = true, description = "Give up the bytes of old artifacts; their history stays.")
  int prune(
      @Option(names = "--keep", paramLabel = "N", defaultValue = "5", description = "Newest versions of each name to keep (default: ${DEFAULT-VALUE}).") int keep,
      @Option(names = "--dry-run", description = "Only say what would go.") boolean dryRun)
      throws IOException {
    if (keep < 1) {
      throw new ParameterException(Objects.requireNonNull(spec).commandLine(),
          "--keep is " + keep + "; it is at least 1");
    }
    var workshop = new Workshop(main);
    try (SqliteRunStore runs = workshop.runs()) {
      if (runs.runs(Integer.MAX_VALUE).stream().anyMatch(run -> run.state() instanceof RunState.Running)) {
        throw new Failure(ExitCode.TEMPORARY, "a run is under way; prune when it has ended");
      }
      Map<String, Integer> seen = new HashMap<>();
      Set<String> needed = new HashSet<>();
      List<ArtifactRecord> old = new ArrayList<>();
      for (ArtifactRecord artifact : runs.artifacts(Integer.MAX_VALUE)) {
        if (seen.merge(artifact.artifact().name(), 1, Integer::sum) <= keep) {
          needed.add(artifact.stack() + " " + artifact.artifact().sha256());
        } else if (!artifact.pruned()) {
          old.add(artifact);
        }
      }
      ArrayNode json = JsonMapper.shared().createArrayNode();
      for (ArtifactRecord artifact : old) {
        json.add(RunJson.artifact(artifact));
        say((dryRun ? "would give up " : "gave up ") + line(artifact));
      }
      if (!dryRun) {
        runs.prune(old);
        for (ArtifactRecord artifact : old) {
          if (!needed.contains(artifact.stack() + " " + artifact.artifact().sha256())) {
            try (Stack stack = workshop.stack(Optional.of(artifact.stack()))) {
              stack.artifacts().delete(artifact.artifact().sha256());
            }
          }
        }
      }
      return printed(json);
    }
  }

  private static String line(ArtifactRecord artifact) {
    return "%-28s %-14s %10d B  %s  %s%s".formatted(artifact.id(), artifact.artifact().type(),
        artifact.artifact().bytes(), artifact.artifact().sha256().substring(0, 12), artifact.made(),
        artifact.pruned() ? "  pruned" : "");
  }

  private void say(String line) {
    if (!main.json) {
      main.surroundings().out().println(line);
    }
  }

  private int printed(Object json) {
    if (main.json) {
      main.surroundings().out().println(json);
    }
    main.surroundings().out().flush();
    return ExitCode.OK;
  }
}
