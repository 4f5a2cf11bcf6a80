package songstroke.recorder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Recordings that are kept nowhere else yet, in the program's data folder: each is named after its run, and belongs to
/// the process that has its lock. One that is not locked was left by a process that was killed.
///
/// @param folder need not exist
public record UnderWay(Path folder) implements RecordingFiles {
  @Override
  public String pattern() {
    return "*.jsonl";
  }

  /// The right to a recording; empty when a living process has it.
  public static Optional<ProcessLock> lock(Path file) throws IOException {
    return ProcessLock.on(file.resolveSibling(file.getFileName() + ".lock"));
  }
}
