package songstroke.settings;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import org.jspecify.annotations.Nullable;
import songstroke.http.Address;
import songstroke.timeline.TimeOfDay;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;

/// Every setting's value and where it comes from.
public final class Settings {
  private static final String DEFAULT = "default";
  private static final String CONFIG_FILE = "config.toml";

  private final Map<Key, Value> values;
  private final Path file;
  private final Optional<String> warning;

  /// A value and its origin.
  ///
  /// @param origin `flag`, `environment`, `.env`, `config.toml` or `default`; empty while a value is only tried
  public record Value(String text, String origin) {
    /// Whether nobody has set it.
    public boolean isDefault() {
      return origin.equals(DEFAULT);
    }
  }

  private Settings(Map<Key, Value> values, Path file, Optional<String> warning) {
    this.values = values;
    this.file = file;
    this.warning = warning;
  }

  /// Gathers the settings; the first place that has a value wins. A `.env` is a place for some credentials only.
  ///
  /// @param flags       what `--config KEY=VALUE` and the commands' own options gave
  /// @param environment the process's environment
  /// @param folder      the working folder, whose `.env` is read
  /// @param file        the configuration file, which need not exist
  /// @throws SettingsException when a setting is unknown, a file cannot be understood, or secrets would be sent to an
  ///                           address on whose way others could read them
  public static Settings gather(Map<String, String> flags, Map<String, String> environment, Path folder,
      Path file)
      throws SettingsException {
    Map<Key, Value> values = new EnumMap<>(Key.class);
    for (Map.Entry<String, String> flag : flags.entrySet()) {
      Key key = known(flag.getKey(), "--config");
      values.put(key, new Value(flag.getValue(), "flag"));
    }
    DotEnv dotEnv = DotEnv.of(folder.resolve(".env"));
    Map<String, String> written = toml(file);
    for (Key key : Key.values()) {
      for (String variable : key.variables()) {
        candidate(environment.get(variable), "environment")
            .ifPresent(value -> values.putIfAbsent(key, value));
      }
      for (String variable : key.dotEnvVariables()) {
        candidate(dotEnv.values().get(variable), ".env").ifPresent(value -> values.putIfAbsent(key, value));
      }
      candidate(written.get(key.code()), CONFIG_FILE).ifPresent(value -> values.putIfAbsent(key, value));
      values.putIfAbsent(key, new Value(key.standard(), DEFAULT));
    }
    var settings = new Settings(values, file, dotEnv.warning());
    for (Key key : Key.values()) {
      settings.requireConfidential(key);
    }
    return settings;
  }

  /// Settings in which one has this value and all others have their default, to see whether it could be used.
  ///
  /// @throws SettingsException when it is a secret, or secrets would be sent to an address on whose way others could
  ///   read
  ///                           them
  public static Settings trying(Key key, String text) throws SettingsException {
    Map<Key, Value> values = new EnumMap<>(Key.class);
    for (Key other : Key.values()) {
      values.put(other, new Value(other.standard(), DEFAULT));
    }
    values.put(known(key.code(), CONFIG_FILE), new Value(text, ""));
    var settings = new Settings(values, Path.of(CONFIG_FILE), Optional.empty());
    settings.requireConfidential(key);
    return settings;
  }

  /// What the person should know of the working folder's `.env`, once.
  public Optional<String> warning() {
    return warning;
  }

  public String get(Key key) {
    return value(key).text();
  }

  public Value value(Key key) {
    Value value = values.get(key);
    if (value == null) {
      throw new IllegalStateException("No value for " + key.code());
    }
    return value;
  }

  /// A setting that is `true` or `false`.
  public boolean flag(Key key) throws SettingsException {
    return switch (get(key)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw wrong(key, "true or false");
    };
  }

  /// A setting that is `true`, `false`, or not decided: `ask`.
  public Optional<Boolean> decision(Key key) throws SettingsException {
    return switch (get(key)) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      case "ask" -> Optional.empty();
      default -> throw wrong(key, "true, false or ask");
    };
  }

  /// A setting that cannot be what it is.
  public SettingsException refused(Key key, String why) throws SettingsException {
    return new SettingsException(key.code() + from(key) + ": " + why + place(key));
  }

  /// A setting that is a number of days, 0 or more.
  public int days(Key key) throws SettingsException {
    if (get(key).matches("\\d{1,6}")) {
      return Integer.parseInt(get(key));
    }
    throw wrong(key, "a number of days, 0 or more");
  }

  /// The time at which a day begins.
  public LocalTime dayStart() throws SettingsException {
    Optional<LocalTime> time = TimeOfDay.of(get(Key.DAY_START));
    if (time.isEmpty()) {
      throw wrong(Key.DAY_START, TimeOfDay.FORM);
    }
    return time.get();
  }

  /// A setting that is a whole number above zero.
  public int count(Key key) throws SettingsException {
    if (!get(key).matches("0*[1-9]\\d{0,8}")) {
      throw wrong(key, "a whole number above 0");
    }
    return Integer.parseInt(get(key));
  }

  /// A setting that is the address of a service, without a slash at its end.
  public URI address(Key key) throws SettingsException {
    Optional<URI> address = Address.base(get(key));
    if (address.isEmpty()) {
      throw get(key).contains("@")
          ? refused(key, "an address holds no user name and no password; it is one such as " + key.standard())
          : wrong(key, "an address such as " + key.standard());
    }
    return address.get();
  }

  /// Text that is not an address is reported when it is used, as nothing can be sent there.
  private void requireConfidential(Key key) throws SettingsException {
    if (key.getsSecrets() && !value(key).isDefault()
        && Address.base(get(key)).filter(address -> !Address.isConfidential(address)).isPresent()) {
      throw refused(key, "a secret is sent to '" + get(key)
          + "', so it must begin with https:// or be an address of this machine such as http://127.0.0.1:8080");
    }
  }

  private SettingsException wrong(Key key, String what) throws SettingsException {
    return new SettingsException(
        key.code() + " is '" + get(key) + "'" + from(key) + "; it is " + what + place(key));
  }

  private String from(Key key) {
    return value(key).origin().isEmpty() ? "" : " (from " + value(key).origin() + ")";
  }

  /// Where in the configuration file a setting stands, so that the person finds it.
  private String place(Key key) throws SettingsException {
    if (!value(key).origin().equals(CONFIG_FILE)) {
      return "";
    }
    OptionalInt line = ConfigFile.line(lines(file), key.code());
    return "; see " + file + (line.isPresent() ? ", line " + line.getAsInt() : "");
  }

  private static Optional<Value> candidate(@Nullable String text, String origin) {
    return Optional.ofNullable(text).filter(value -> !value.isBlank())
        .map(value -> new Value(value.strip(), origin));
  }

  /// What the configuration file says, which need not exist.
  static Map<String, String> toml(Path file) throws SettingsException {
    return toml(String.join("\n", lines(file)), file);
  }

  /// What a configuration file with this text would say.
  static Map<String, String> toml(String text, Path file) throws SettingsException {
    Map<String, String> values = new LinkedHashMap<>();
    if (text.isBlank()) {
      return values;
    }
    try {
      flatten("", new TomlMapper().readTree(text), values);
    } catch (JacksonException e) {
      throw new SettingsException(file + ": " + e.getOriginalMessage() + at(e));
    }
    for (String name : values.keySet()) {
      known(name, file.toString());
    }
    return values;
  }

  private static String at(JacksonException e) {
    return e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
  }

  private static void flatten(String prefix, JsonNode node, Map<String, String> into) {
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      String name = prefix + entry.getKey();
      if (entry.getValue().isObject()) {
        flatten(name + ".", entry.getValue(), into);
      } else {
        into.put(name, entry.getValue().asString());
      }
    }
  }

  private static List<String> lines(Path file) throws SettingsException {
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new SettingsException(file + " cannot be read as text: " + e.getMessage());
    }
  }

  /// The setting of a name; a secret is none, as arguments and configuration files are read by others.
  private static Key known(String name, String place) throws SettingsException {
    Key key = Key.of(name).orElseThrow(() -> new SettingsException(place + ": no setting named '" + name
        + "'; available: " + String.join(", ", Arrays.stream(Key.values()).map(Key::code).toList())));
    if (key.isSecret()) {
      throw new SettingsException(place + ": " + name + " is a secret; keep it with 'songstroke secret set "
          + name + "', or in the environment as " + key.variables().getFirst());
    }
    return key;
  }
}
