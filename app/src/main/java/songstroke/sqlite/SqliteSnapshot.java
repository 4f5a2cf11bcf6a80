package songstroke.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

import songstroke.problem.Problem;

/// A SQLite file as it is now, for reading where nothing can be written: SQLite by itself wants to write beside a file
/// that it only reads.
///
/// A file that was closed is read where it is. One that a killed process left open, or that an earlier version wrote,
/// is copied into the temporary folder first.
final class SqliteSnapshot {
  private static final String WAL = "-wal";

  private SqliteSnapshot() {}

  /// Opens it; what was written to it later is not seen.
  ///
  /// @param because why the file cannot be opened as usual
  /// @throws SqliteFileException when it cannot be read either
  static SqliteFile of(Path file, SqliteSchema schema, SqliteFileException because) {
    SqliteLibrary.keepBelow(file.toAbsolutePath().resolveSibling(""));
    try {
      if (isClosed(file)) {
        return SqliteFile.open(file, schema, "?mode=ro&immutable=1", () -> {});
      }
    } catch (SqliteFileException e) {
      because.addSuppressed(e);
    } catch (IOException e) {
      because.addSuppressed(e);
      throw because;
    }
    return copy(file, schema, because);
  }

  private static boolean isClosed(Path file) throws IOException {
    Path wal = beside(file, WAL);
    return !Files.exists(wal) || Files.size(wal) == 0;
  }

  private static SqliteFile copy(Path file, SqliteSchema schema, SqliteFileException because) {
    Path folder;
    try {
      folder = Files.createTempDirectory("songstroke");
    } catch (IOException e) {
      because.addSuppressed(e);
      throw because;
    }
    try {
      Path copied = Files.copy(file, folder.resolve("copy.db"));
      if (!isClosed(file)) {
        Files.copy(beside(file, WAL), beside(copied, WAL));
      }
      return SqliteFile.open(copied, schema, "", () -> delete(folder));
    } catch (IOException e) {
      delete(folder);
      throw new SqliteFileException(Problem.CANNOT_CREATE, file,
          schema.name() + " can only be read from a copy, and none can be"
              + " made in the temporary folder (" + e.getMessage()
              + "); copy its folder to where there is room, and name"
              + " that with --home",
          e);
    } catch (SqliteFileException e) {
      delete(folder);
      because.addSuppressed(e);
      throw because;
    }
  }

  private static Path beside(Path file, String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException _) {
      // it is private, and the system clears its temporary folder
    }
  }
}
