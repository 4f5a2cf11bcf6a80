package songstroke.settings;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The folders in which the program keeps things.
///
/// @param config where `config.toml` lies
public record Home(Path config) {
  /// The person's choice, or the platform's usual folders.
  ///
  /// @param chosen      what `--home` said
  /// @param environment the process's environment
  /// @param system      the name of the operating system, as in `os.name`
  public static Home of(Optional<Path> chosen, Map<String, String> environment, String system) {
    Optional<Path> own = chosen.or(() -> variable(environment, "SONGSTROKE_HOME"));
    if (own.isPresent()) {
      return new Home(own.get().resolve("config"));
    }
    Path user = variable(environment, "HOME").or(() -> variable(environment, "USERPROFILE"))
        .orElse(Path.of("."));
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("mac")) {
      return new Home(user.resolve("Library/Application Support/Songstroke"));
    }
    if (name.startsWith("windows")) {
      return new Home(
          variable(environment, "LOCALAPPDATA").orElse(user.resolve("AppData/Local")).resolve("Songstroke"));
    }
    return new Home(
        variable(environment, "XDG_CONFIG_HOME").orElse(user.resolve(".config")).resolve("songstroke"));
  }

  /// The configuration file, which need not exist.
  public Path configFile() {
    return config.resolve("config.toml");
  }

  private static Optional<Path> variable(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank()).map(Path::of);
  }
}
