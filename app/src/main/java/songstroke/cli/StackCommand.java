package songstroke.cli;

import java.io.IOException;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import songstroke.problem.Failure;
import songstroke.stack.StackDescription;
import songstroke.stack.Stacks;
import songstroke.wiring.Pipelines;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `songstroke stack`: where pipelines run and where artifacts and secrets lie.
@Command(name = "stack", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND")
final class StackCommand extends CommandGroup {
  StackCommand(CommandContext context) {
    super(context);
  }

  @Command(name = "list", mixinStandardHelpOptions = true,
      description = "List the stacks; a star marks the one in use.")
  int list() throws IOException {
    Stacks stacks = new Pipelines(context.invocation()).stacks();
    String inUse = stacks.inUse();
    ArrayNode json = JsonMapper.shared().createArrayNode();
    for (StackDescription stack : stacks.all()) {
      json.add(json(stack, inUse));
      printer.say((stack.name().equals(inUse) ? "* " : "  ") + line(stack));
    }
    return printer.done(() -> json);
  }

  @Command(name = "show", mixinStandardHelpOptions = true, description = "Show the name of the stack in use.")
  int show() throws IOException {
    Stacks stacks = new Pipelines(context.invocation()).stacks();
    return describe(stacks, stacks.inUse());
  }

  @Command(name = "describe", mixinStandardHelpOptions = true, description = "Show a stack and its settings.")
  int describeStack(@Parameters(paramLabel = "NAME", description = "The stack.") String name)
      throws IOException {
    return describe(new Pipelines(context.invocation()).stacks(), name);
  }

  @Command(name = "use", mixinStandardHelpOptions = true, description = "Use this stack from now on.")
  int use(@Parameters(paramLabel = "NAME", description = "The stack.") String name) throws IOException {
    Stacks stacks = new Pipelines(context.invocation()).stacks();
    try {
      stacks.use(name);
    } catch (IllegalArgumentException e) {
      throw Failure.usage(e);
    }
    return describe(stacks, name);
  }

  @Command(name = "register", mixinStandardHelpOptions = true, description = "Add or change a stack.")
  int register(@Parameters(paramLabel = "NAME", description = "Its name.") String name,
      @Option(names = "--orchestrator", paramLabel = "FLAVOR", defaultValue = "local",
          description = "Default: ${DEFAULT-VALUE}.") String orchestrator,
      @Option(names = "--artifact-store", paramLabel = "FLAVOR", defaultValue = "local",
          description = "Default: ${DEFAULT-VALUE}.") String artifactStore,
      @Option(names = "--secret-store", paramLabel = "FLAVOR", defaultValue = "file",
          description = "Default: ${DEFAULT-VALUE}.") String secretStore,
      @Option(names = "--set", paramLabel = "K=V",
          description = "A setting of a part, such as "
              + "artifact-store.folder=DIR.") @Nullable Map<String, String> settings)
      throws IOException {
    Stacks stacks = new Pipelines(context.invocation()).stacks();
    try {
      stacks.register(new StackDescription(name, orchestrator, artifactStore, secretStore,
          settings == null ? Map.of() : settings));
    } catch (IllegalArgumentException e) {
      throw Failure.usage(e);
    }
    return describe(stacks, name);
  }

  private int describe(Stacks stacks, String name) throws IOException {
    try {
      StackDescription stack = stacks.describe(name);
      printer.say(line(stack));
      stack.settings().forEach((key, value) -> printer.say("  " + key + "=" + value));
      String inUse = stacks.inUse();
      return printer.done(() -> json(stack, inUse));
    } catch (IllegalArgumentException e) {
      throw Failure.usage(e);
    }
  }

  private static String line(StackDescription stack) {
    return "%-12s orchestrator %s, artifact store %s, secret store %s".formatted(stack.name(),
        stack.orchestrator(),
        stack.artifactStore(), stack.secretStore());
  }

  private static ObjectNode json(StackDescription stack, String inUse) {
    ObjectNode json = JsonMapper.shared().createObjectNode().put("name", stack.name())
        .put("in_use", stack.name().equals(inUse)).put("orchestrator", stack.orchestrator())
        .put("artifact_store", stack.artifactStore()).put("secret_store", stack.secretStore());
    ObjectNode settings = json.putObject("settings");
    stack.settings().forEach(settings::put);
    return json;
  }
}
