package songstroke.wiring;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import songstroke.problem.Failure;
import songstroke.problem.Problem;
import songstroke.settings.Home;
import songstroke.settings.Settings;
import songstroke.settings.SettingsException;

/// One call of the program: the process around it, its folders and its settings. Belongs to one thread.
public final class Invocation {
  private final ProcessContext process;
  private final Optional<Path> chosenHome;
  private final Map<String, String> flags;
  private final Consumer<String> warnings;
  private @Nullable Home home;
  private boolean warned;

  /// @param chosenHome the folder that the person chose for configuration and data
  /// @param flags      settings for this call alone
  /// @param warnings   takes what the person should know although it does not end the call
  public Invocation(ProcessContext process, Optional<Path> chosenHome, Map<String, String> flags,
      Consumer<String> warnings) {
    this.process = process;
    this.chosenHome = chosenHome;
    this.flags = Map.copyOf(flags);
    this.warnings = warnings;
  }

  public ProcessContext process() {
    return process;
  }

  /// The folders, for their owner alone.
  ///
  /// @throws Failure when the environment or the choice names none
  public Home home() {
    if (home == null) {
      try {
        home = Home.of(chosenHome, process.environment(), System.getProperty("os.name"));
      } catch (SettingsException e) {
        throw new Failure(Problem.CONFIGURATION, String.valueOf(e.getMessage()), e);
      }
      home.tighten();
    }
    return home;
  }

  /// The global options with which a call from anywhere else has the same folders and flags.
  List<String> options() {
    List<String> options = new ArrayList<>();
    chosenHome.or(() -> Optional.ofNullable(process.environment().get("SONGSTROKE_HOME"))
        .filter(text -> !text.isBlank()).map(Path::of))
        .ifPresent(folder -> options.addAll(List.of("--home",
            process.folder().toAbsolutePath().resolve(folder).normalize().toString())));
    new TreeMap<>(flags).forEach((key, value) -> options.addAll(List.of("--config", key + "=" + value)));
    return List.copyOf(options);
  }

  /// The settings in force.
  ///
  /// @throws SettingsException when one cannot be understood
  public Settings settings() throws SettingsException {
    return settings(Map.of());
  }

  /// The settings in force, with those that a command's own options give on top.
  ///
  /// @throws SettingsException when one cannot be understood
  public Settings settings(Map<String, String> options) throws SettingsException {
    Map<String, String> given = new LinkedHashMap<>(flags);
    given.putAll(options);
    Settings settings = Settings.gather(given, process.environment(), process.folder(), home().configFile());
    if (!warned && settings.warning().isPresent()) {
      warned = true;
      warn(settings.warning().get());
    }
    return settings;
  }

  /// The settings that also hold for later calls from the same folder and environment: without this call's flags.
  ///
  /// @throws SettingsException when one cannot be understood
  public Settings lasting() throws SettingsException {
    return Settings.gather(Map.of(), process.environment(), process.folder(), home().configFile());
  }

  /// Tells the person of something that does not end the call.
  public void warn(String message) {
    warnings.accept(message);
  }
}
