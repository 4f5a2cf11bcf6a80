package songstroke.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import songstroke.file.PrivateFiles;

/// The folders in which the program keeps things.
///
/// @param config where `config.toml` lies
/// @param data   where what is remembered between runs lies
public record Home(Path config, Path data) {
  /// The person's choice, or the platform's usual folders.
  ///
  /// @param chosen      what `--home` said
  /// @param environment the process's environment
  /// @param system      the name of the operating system, as in `os.name`
  /// @throws SettingsException when the person has no home folder; the working folder never stands in for it, as
  ///                           somebody else may have written its files
  public static Home of(Optional<Path> chosen, Map<String, String> environment, String system)
      throws SettingsException {
    Optional<Path> own = chosen.or(() -> variable(environment, "SONGSTROKE_HOME"));
    if (own.isPresent()) {
      return new Home(own.get().resolve("config"), own.get().resolve("data"));
    }
    Path user = absolute(environment, "HOME").or(() -> absolute(environment, "USERPROFILE"))
        .or(() -> Optional.of(Path.of(System.getProperty("user.home"))).filter(Path::isAbsolute))
        .orElseThrow(() -> new SettingsException(
            "no home folder found; set HOME, or use --home to choose where configuration and data are kept"));
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("mac")) {
      Path support = user.resolve("Library/Application Support/Songstroke");
      return new Home(support, support);
    }
    if (name.startsWith("windows")) {
      Path local = absolute(environment, "LOCALAPPDATA").orElse(user.resolve("AppData/Local"))
          .resolve("Songstroke");
      return new Home(local, local);
    }
    return new Home(
        absolute(environment, "XDG_CONFIG_HOME").orElse(user.resolve(".config")).resolve("songstroke"),
        absolute(environment, "XDG_DATA_HOME").orElse(user.resolve(".local/share")).resolve("songstroke"));
  }

  /// Makes the folders private when an earlier version left them open to others. Files and folders below them follow
  /// only then, so this costs a look at one folder.
  public void tighten() {
    boolean used = Files.exists(runStore()) || Files.exists(genreMemory());
    if (used && PrivateFiles.isOpen(data)) {
      PrivateFiles.tightenAll(config);
      PrivateFiles.tightenAll(data);
    }
  }

  /// The file of runs, which need not exist.
  public Path runStore() {
    return data.resolve("songstroke.db");
  }

  /// The configuration file, which need not exist.
  public Path configFile() {
    return config.resolve("config.toml");
  }

  /// The folder of recordings that are under way.
  public Path recordings() {
    return data.resolve("recordings");
  }

  /// The file of what is known of artists' genres, which need not exist.
  public Path genreMemory() {
    return data.resolve("genres.db");
  }

  /// The person's own copy of the genre lexicon, which need not exist.
  public Path lexicon() {
    return config.resolve("lexicon.txt");
  }

  /// The person's own copy of the genre tree, which need not exist.
  public Path genreTree() {
    return config.resolve("genres.txt");
  }

  private static Optional<Path> absolute(Map<String, String> environment, String name) {
    return variable(environment, name).filter(Path::isAbsolute);
  }

  private static Optional<Path> variable(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank()).map(Path::of);
  }
}
