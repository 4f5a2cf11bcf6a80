package songstroke.wiring;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import songstroke.problem.Failure;
import songstroke.problem.Problem;
import songstroke.schedule.Job;
import songstroke.schedule.PathPrograms;
import songstroke.schedule.Timers;
import songstroke.settings.Key;

/// Pipelines to be run every day, as calls of this program from nowhere in particular.
public final class Scheduling {
  /// What is passed on of the environment; none of these is a secret. The folders count only without `--home`.
  private static final List<String> FOLDERS = List.of("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME");

  private final Invocation invocation;
  private final Map<String, String> environment;

  public Scheduling(Invocation invocation) {
    this.invocation = invocation;
    environment = invocation.process().environment();
  }

  /// What starts pipelines on this machine.
  public Timers timers() {
    return Timers.of(System.getProperty("os.name"), environment, user(), invocation.home().data(),
        new PathPrograms(environment));
  }

  /// A pipeline with the folders and flags of this call.
  ///
  /// @throws Failure when the program was not started by its launcher, or something cannot be passed on
  public Job job(String pipeline, LocalTime at) {
    List<String> command = new ArrayList<>(List.of(launcher(), "pipeline", "run", pipeline, "--plain"));
    command.addAll(invocation.options());
    Map<String, String> variables = new LinkedHashMap<>();
    for (String name : FOLDERS) {
      Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank())
          .ifPresent(value -> variables.put(name, value));
    }
    variables.put("JAVA_HOME", System.getProperty("java.home"));
    try {
      return new Job(pipeline, at, command, variables);
    } catch (IllegalArgumentException e) {
      throw Failure.usage(e);
    }
  }

  /// The variables of this environment that give settings, and do not hold when a timer starts the program.
  public List<String> settingsLeftBehind() {
    return Arrays.stream(Key.values()).flatMap(key -> key.variables().stream())
        .filter(name -> !environment.getOrDefault(name, "").isBlank()).sorted().toList();
  }

  /// The launcher's absolute path as it was called: a link stays a link, which may point to a newer program one day.
  private String launcher() {
    String called = environment.getOrDefault(ProcessContext.CALLED, "");
    Path folder = invocation.process().folder().toAbsolutePath();
    Optional<Path> found = called.contains("/") || called.contains(File.separator)
        ? Optional.of(folder.resolve(called).normalize())
        : onPath(called);
    return found.map(Path::toString).orElseThrow(() -> new Failure(Problem.UNAVAILABLE,
        "a timer needs the launcher's path; start the program with its launcher, the script 'songstroke'"));
  }

  private Optional<Path> onPath(String called) {
    return called.isBlank()
        ? Optional.empty()
        : Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
            .filter(folder -> !folder.isBlank())
            .map(folder -> invocation.process().folder().toAbsolutePath().resolve(folder).resolve(called)
                .normalize())
            .filter(Files::isExecutable).findFirst();
  }

  private Path user() {
    return Optional.ofNullable(environment.get("HOME")).filter(text -> !text.isBlank()).map(Path::of)
        .filter(Path::isAbsolute).orElse(Path.of(System.getProperty("user.home")));
  }
}
