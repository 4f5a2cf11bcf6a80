package songstroke.recorder;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Recordings that are kept nowhere else yet, in the program's data folder: each is named after its run, and belongs to
/// the process that has its lock. One that is not locked was left by a process that was killed.
///
/// @param folder need not exist
public record UnderWay(Path folder) {
  private static final String ALL = "*.jsonl";

  /// All of them, the oldest first.
  public List<Path> all() throws IOException {
    List<Path> files = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, ALL)) {
        found.forEach(files::add);
      }
    }
    files.sort(null);
    return files;
  }

  /// The recording that one of these runs made.
  public Optional<StoredRecording> of(Set<String> runs) throws IOException {
    return all().stream().flatMap(file -> StoredRecording.at(file).stream())
        .filter(recording -> runs.contains(recording.header().run())).findFirst();
  }

  /// The right to a recording; empty when a living process has it.
  public static Optional<ProcessLock> lock(Path file) throws IOException {
    return ProcessLock.on(file.resolveSibling(file.getFileName() + ".lock"));
  }
}
