package songstroke.recorder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import songstroke.file.PrivateFiles;
import songstroke.timeline.RecordingHeader;

/// A place among the recordings [under way][UnderWay], given up once the recording is kept elsewhere.
public final class UnderWayPlace implements RecordingPlace {
  private static final int LONGEST_NAME = 100;

  private final Path folder;
  private RecordingFile file = RecordingFile.none();
  private @Nullable ProcessLock lock;

  public UnderWayPlace(UnderWay underWay) {
    folder = underWay.folder();
  }

  @Override
  public RecordingFile begin(RecordingHeader header, Consumer<String> tell) throws IOException {
    PrivateFiles.createFolder(folder);
    String name = name(header.run());
    for (int number = 1; lock == null; number++) {
      Path path = folder.resolve(name + (number == 1 ? "" : "-" + number) + ".jsonl");
      Optional<ProcessLock> free = UnderWay.lock(path);
      if (free.isPresent() && !Files.exists(path)) {
        lock = free.get();
        file = RecordingFile.create(path, header, tell);
      } else {
        free.ifPresent(ProcessLock::close);
      }
    }
    return file;
  }

  @Override
  public void kept() throws IOException {
    file.delete();
  }

  @Override
  public void close() {
    file.close();
    if (lock != null) {
      lock.close();
      lock = null;
    }
  }

  /// A run's id as a file name; ids of other engines hold anything.
  private static String name(String run) {
    String plain = run.replaceAll("[^A-Za-z0-9._-]", "_");
    return "run-".repeat(plain.isEmpty() || plain.startsWith(".") ? 1 : 0)
        + plain.substring(0, Math.min(LONGEST_NAME, plain.length()));
  }
}
