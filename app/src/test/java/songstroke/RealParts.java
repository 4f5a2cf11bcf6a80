package songstroke;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/// The programs that integration tests run against. A test whose program is not installed is skipped, with the
/// reason shown; where the environment says `CI=true` it fails.
public final class RealParts {
  private RealParts() {}

  /// Goes on when the program is on the PATH.
  public static void require(String program) {
    boolean found = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(folder -> Path.of(folder, program))
        .anyMatch(Files::isExecutable);
    if (!found && "true".equals(System.getenv("CI"))) {
      Assertions.fail(program + " is not installed, and CI=true demands it");
    }
    Assumptions.assumeTrue(found, program + " is not installed");
  }
}
