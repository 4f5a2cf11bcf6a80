package songstroke.runs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;

import songstroke.file.WholeFile;
import songstroke.file.Why;
import songstroke.problem.Failure;
import songstroke.problem.Problem;

/// The folder into which a command puts its results: each file whole or not at all.
public final class OutputFolder {
  private final Path folder;
  private final Set<Path> written = new LinkedHashSet<>();
  private final Map<Path, String> missing = new LinkedHashMap<>();

  private OutputFolder(Path folder) {
    this.folder = folder;
  }

  /// Makes the folder, private, when needed, and proves that files can be made in it. One that exists is the person's
  /// own and keeps its mode.
  ///
  /// @throws Failure when they cannot
  public static OutputFolder open(Path folder) {
    try {
      WholeFile.in(folder).close();
      return new OutputFolder(folder);
    } catch (IOException | UnsupportedOperationException e) {
      throw new Failure(Problem.CANNOT_CREATE,
          "cannot write into the folder " + folder + ": " + Why.of(e) + "; choose another with --out", e);
    }
  }

  public Path path(String name) {
    return folder.resolve(name);
  }

  /// Writes a file, whole and private.
  public void write(String name, WholeFile.Content content) {
    Path target = path(name);
    try {
      writeWhole(target, content);
    } catch (IOException e) {
      throw new Failure(Problem.CANNOT_CREATE,
          "cannot write " + target + ": " + Why.of(e) + "; make room or choose another folder with --out", e);
    }
  }

  /// The same; a file that cannot be written is [missing][#missing].
  public void writeIfPossible(String name, WholeFile.Content content) {
    Path target = path(name);
    try {
      writeWhole(target, content);
    } catch (IOException e) {
      missing.put(target, Why.of(e));
    }
  }

  /// The files that were written, in order.
  public List<Path> written() {
    return List.copyOf(written);
  }

  /// The files that could not be written, in order, each with the reason.
  public SequencedMap<Path, String> missing() {
    return new LinkedHashMap<>(missing);
  }

  private void writeWhole(Path target, WholeFile.Content content) throws IOException {
    try {
      WholeFile.write(target, content);
      written.add(target);
      missing.remove(target);
    } catch (UncheckedIOException e) {
      throw Objects.requireNonNull(e.getCause());
    }
  }
}
