package songstroke.capture.music;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Finds programs and runs them with a time limit.
public final class Programs {
  private Programs() {}

  /// What became of a run.
  ///
  /// @param exitCode [#TOO_LATE] when it was ended at its limit
  public record Ran(int exitCode, String out, String err) {
    public static final int TOO_LATE = -1;

    public boolean isLate() {
      return exitCode == TOO_LATE;
    }
  }

  /// The first program of that name on an environment's `PATH`.
  public static Optional<Path> find(Map<String, String> environment, String name) {
    for (String folder : environment.getOrDefault("PATH", environment.getOrDefault("Path", ""))
        .split(File.pathSeparator, -1)) {
      try {
        Path program = Path.of(folder, name);
        if (!folder.isBlank() && Files.isRegularFile(program) && Files.isExecutable(program)) {
          return Optional.of(program.toAbsolutePath());
        }
      } catch (InvalidPathException _) {
        // a part of PATH that names no folder
      }
    }
    return Optional.empty();
  }

  /// Runs one whose output is short. An interrupt ends it.
  ///
  /// @throws IOException when it cannot be run
  public static Ran run(Path program, Duration limit, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).start();
    try {
      process.getOutputStream().close();
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return new Ran(Ran.TOO_LATE, "", "");
      }
      return new Ran(process.exitValue(), text(process.getInputStream().readAllBytes()),
          text(process.getErrorStream().readAllBytes()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Ran(Ran.TOO_LATE, "", "");
    } finally {
      process.destroyForcibly();
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
