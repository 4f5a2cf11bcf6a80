package songstroke.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import songstroke.pipeline.Names;
import songstroke.pipeline.Stack;
import songstroke.problem.Failure;
import songstroke.problem.Problem;
import songstroke.secret.Secret;
import songstroke.secret.SecretStore;
import songstroke.wiring.Pipelines;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/// `songstroke secret`: secrets of the stack in use. Values come from the terminal or a pipe, and are never shown.
@Command(name = "secret", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND")
final class SecretCommand extends CommandGroup {
  @Option(names = "--stack", paramLabel = "NAME", scope = picocli.CommandLine.ScopeType.INHERIT,
      description = "The stack, instead of the one in use.")
  @Nullable
  String stackName;

  SecretCommand(CommandContext context) {
    super(context);
  }

  @Command(name = "set", mixinStandardHelpOptions = true,
      description = "Store a secret; type it at the prompt, or pipe it in as the first line.")
  int set(@Parameters(paramLabel = "NAME", description = "The name, such as lastfm.api-key.") String name)
      throws IOException {
    if (!name.matches("[a-z0-9][a-z0-9._-]*")) {
      throw new Failure(Problem.USAGE,
          "a secret's name is lower case letters, digits, '.', '-' and '_', not '" + name + "'");
    }
    String value = read(name);
    if (value.isEmpty()) {
      throw new Failure(Problem.NO_INPUT, "no secret was given; nothing was changed");
    }
    try (Stack stack = stack()) {
      stack.secrets().set(name, new Secret(value));
    } catch (UnsupportedOperationException e) {
      throw new Failure(Problem.CONFIGURATION, String.valueOf(e.getMessage()), e);
    }
    printer.say("kept " + name);
    return printer.done(() -> JsonMapper.shared().createObjectNode().put("name", name));
  }

  @Command(name = "list", mixinStandardHelpOptions = true, description = "List the names of the secrets.")
  int list() throws IOException {
    ArrayNode json = JsonMapper.shared().createArrayNode();
    try (Stack stack = stack()) {
      for (String name : stack.secrets().names()) {
        json.add(name);
        printer.say(name);
      }
    }
    return printer.done(() -> json);
  }

  @Command(name = "delete", mixinStandardHelpOptions = true, description = "Delete a secret.")
  int delete(@Parameters(paramLabel = "NAME", description = "Its name.") String name) throws IOException {
    try (Stack stack = stack()) {
      SecretStore secrets = stack.secrets();
      if (!secrets.delete(name)) {
        throw new Failure(Problem.NO_INPUT,
            "no secret named '" + name + "'" + Names.hint(name, secrets.names()));
      }
    } catch (UnsupportedOperationException e) {
      throw new Failure(Problem.CONFIGURATION, String.valueOf(e.getMessage()), e);
    }
    printer.say("forgot " + name);
    return printer.done(() -> JsonMapper.shared().createObjectNode().put("name", name));
  }

  private Stack stack() throws IOException {
    return new Pipelines(context.invocation()).stack(Optional.ofNullable(stackName));
  }

  private String read(String name) throws IOException {
    if (context.process().terminal()) {
      char[] typed = Objects.requireNonNull(System.console()).readPassword("%s: ", name);
      return typed == null ? "" : new String(typed).strip();
    }
    var reader = new BufferedReader(new InputStreamReader(context.process().in(), StandardCharsets.UTF_8));
    return Optional.ofNullable(reader.readLine()).orElse("").strip();
  }
}
