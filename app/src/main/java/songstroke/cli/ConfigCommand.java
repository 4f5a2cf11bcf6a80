package songstroke.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import songstroke.cli.text.Cells;
import songstroke.http.Address;
import songstroke.pipeline.Names;
import songstroke.pipeline.Stack;
import songstroke.problem.Failure;
import songstroke.problem.NextCommand;
import songstroke.problem.Problem;
import songstroke.settings.ConfigFile;
import songstroke.settings.Key;
import songstroke.settings.Settings;
import songstroke.settings.SettingsException;
import songstroke.wiring.Pipelines;
import songstroke.wiring.SettingChecks;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `songstroke config`: settings, each with its origin.
@Command(name = "config", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND")
final class ConfigCommand extends CommandGroup {
  private static final String HIDDEN = "***";
  private static final String SECRET_STORE = "secret store";
  private static final int KEY_CELLS = 22;
  private static final int VALUE_CELLS = 34;

  ConfigCommand(CommandContext context) {
    super(context);
  }

  @Command(name = "show", mixinStandardHelpOptions = true,
      description = "Show each setting, its value and where the value comes from.")
  int show() throws SettingsException {
    Settings settings = context.settings();
    ArrayNode json = JsonMapper.shared().createArrayNode();
    for (Key key : Key.values()) {
      Settings.Value value = shown(settings, key);
      json.add(json(key, value));
      printer.say(Cells.filled(key.code(), KEY_CELLS) + "  " + Cells.filled(value.text(), VALUE_CELLS) + "  "
          + value.origin());
    }
    printer.say("");
    printer.say("config.toml: " + file() + (Files.exists(file()) ? "" : " (not there yet)"));
    for (Key key : Key.values()) {
      warnOfWrong(settings, key);
    }
    return printer.done(() -> json);
  }

  @Command(name = "get", mixinStandardHelpOptions = true, description = "Print the value of a setting.")
  int get(@Parameters(paramLabel = "KEY", description = "The setting, such as keys.source.") String name)
      throws SettingsException {
    Key key = key(name);
    Settings settings = context.settings();
    Settings.Value value = shown(settings, key);
    printer.say(value.text());
    warnOfWrong(settings, key);
    return printer.done(() -> json(key, value));
  }

  @Command(name = "set", mixinStandardHelpOptions = true,
      description = {"Write a setting into config.toml:", "  config set KEY VALUE",
        "or delete it there, so that its default applies again:", "  config set KEY --default"})
  int set(@Parameters(paramLabel = "KEY", description = "The setting, such as day-start.") String name,
      @Parameters(paramLabel = "VALUE", arity = "0..1", description = "Its value.") @Nullable String value,
      @Option(names = "--default", description = "Go back to the default.") boolean standard)
      throws SettingsException {
    Key key = key(name);
    if (key.isSecret()) {
      throw new Failure(Problem.USAGE,
          key.code() + " is a secret, and config.toml is no place for one; keep it with "
              + NextCommand.of("secret", "set", key.code()) + "; nothing was changed");
    }
    if (standard == (value != null)) {
      throw new Failure(Problem.USAGE, standard
          ? "give a value or --default, not both; nothing was changed"
          : "missing value; to go back to the default: "
              + NextCommand.of("config", "set", key.code(), "--default"));
    }
    if (value == null) {
      reset(key);
    } else {
      write(key, value.strip());
    }
    Optional<Settings> now = inForce();
    now.flatMap(settings -> overridden(settings.value(key), key)).ifPresent(context::warn);
    return printer.done(() -> json(key, now.map(settings -> settings.value(key))
        .orElse(new Settings.Value(value == null ? key.standard() : value.strip(), "config.toml")))
        .put("file", file().toString()));
  }

  @Command(name = "path", mixinStandardHelpOptions = true,
      description = "Print where config.toml is, also when it is not there yet.")
  int path() {
    printer.say(file().toString());
    return printer.done(() -> JsonMapper.shared().createObjectNode().put("file", file().toString())
        .put("exists", Files.exists(file())));
  }

  private void write(Key key, String value) throws SettingsException {
    if (value.isEmpty() || value.matches("(?s).*\\p{Cntrl}.*")) {
      throw new Failure(Problem.CONFIGURATION, "the value of " + key.code() + (value.isEmpty()
          ? " is empty; to go back to the default: "
              + NextCommand.of("config", "set", key.code(), "--default")
          : " has a line break or another control character; a setting is one line of text")
          + "; nothing was changed");
    }
    try {
      SettingChecks.require(Settings.trying(key, value), key);
    } catch (SettingsException e) {
      throw new Failure(Problem.CONFIGURATION, e.getMessage() + "; nothing was changed", e);
    }
    new ConfigFile(file()).set(key, value);
    printer.say(key.code() + " is now " + Address.shown(value) + " in " + file());
  }

  private void reset(Key key) throws SettingsException {
    boolean was = new ConfigFile(file()).remove(key);
    printer.say((was ? "deleted " + key.code() + " from " + file() : file() + " does not set " + key.code())
        + "; the default " + (key.standard().isEmpty() ? "is empty" : "is " + key.standard()));
  }

  /// What holds from the next command on, if all of it can be understood.
  private Optional<Settings> inForce() {
    try {
      return Optional.of(context.invocation().lasting());
    } catch (SettingsException e) {
      context.warn(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /// Why what `config.toml` says has no effect.
  private Optional<String> overridden(Settings.Value value, Key key) {
    return switch (value.origin()) {
      case "environment" -> Optional.of(
          key.code() + " in config.toml has no effect while the environment sets " + variable(key) + " to "
              + value.text() + "; unset that first");
      case ".env" ->
        Optional.of(key.code() + " in config.toml has no effect in this folder, whose .env sets it to "
            + value.text());
      default -> Optional.empty();
    };
  }

  private String variable(Key key) {
    return key.variables().stream()
        .filter(name -> !context.process().environment().getOrDefault(name, "").isBlank())
        .findFirst().orElse(key.variable());
  }

  /// A value as it may be seen: secrets are hidden, wherever they are kept.
  private Settings.Value shown(Settings settings, Key key) {
    Settings.Value value = settings.value(key);
    if (!key.isSecret()) {
      return new Settings.Value(Address.shown(value.text()), value.origin());
    }
    if (!value.text().isEmpty()) {
      return new Settings.Value(HIDDEN, value.origin());
    }
    return isStored(key) ? new Settings.Value(HIDDEN, SECRET_STORE) : value;
  }

  private boolean isStored(Key key) {
    try (Stack stack = new Pipelines(context.invocation()).stack(Optional.empty())) {
      return stack.secrets().names().contains(key.code());
    } catch (IOException | Failure e) {
      context.warn("whether " + key.code() + " is in the secret store is unknown: " + e.getMessage());
      return false;
    }
  }

  private void warnOfWrong(Settings settings, Key key) {
    try {
      if (!settings.value(key).isDefault()) {
        SettingChecks.require(settings, key);
      }
    } catch (SettingsException e) {
      context.warn(String.valueOf(e.getMessage()));
    }
  }

  private Path file() {
    return context.home().configFile().toAbsolutePath().normalize();
  }

  private static Key key(String name) {
    List<String> names = Arrays.stream(Key.values()).map(Key::code).toList();
    return Key.of(name).orElseThrow(
        () -> new Failure(Problem.USAGE, "no setting named '" + name + "'" + Names.hint(name, names)));
  }

  private static ObjectNode json(Key key, Settings.Value value) {
    return JsonMapper.shared().createObjectNode().put("key", key.code()).put("value", value.text())
        .put("origin", value.origin()).put("default", key.standard());
  }
}
