package songstroke.capture.music;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/// Small shell scripts in place of programs of another system, on a `PATH` of their own.
public final class StandIns {
  private final Path folder;

  public StandIns(Path folder) {
    this.folder = folder;
  }

  /// Puts a script there; it may use the variable `here`, the folder.
  public StandIns program(String name, String... lines) {
    try {
      Path file = folder.resolve(name);
      Files.writeString(file, "#!/bin/sh\nhere='" + folder + "'\n" + String.join("\n", lines) + "\n");
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Writes a file beside the scripts, at once.
  public void file(String name, String text) {
    try {
      Path whole = Files.writeString(folder.resolve(name + ".new"), text);
      Files.move(whole, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The lines of a file beside the scripts; none when there is no such file.
  public List<String> lines(String name) {
    try {
      Path file = folder.resolve(name);
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path folder() {
    return folder;
  }

  /// The environment in which they are found and nothing else is.
  public Map<String, String> environment() {
    return Map.of("PATH", folder.toString());
  }
}
