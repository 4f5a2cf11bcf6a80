package songstroke.sqlite;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;
import songstroke.file.PrivateFiles;
import songstroke.file.WholeFile;

/// SQLite's native library, unpacked once into a private folder of the program's own.
///
/// The driver by itself unpacks it into the temporary folder at each start, and leaves it there when the process is
/// killed. Here the driver's version is in the folder's name, and several processes may unpack it at once. It is loaded
/// only when its bytes are those of the driver's package and nobody else can change them; where it cannot be written,
/// the driver goes its own way.
final class SqliteLibrary {
  private static final String PATH = "org.sqlite.lib.path";
  private static final String NAME = "org.sqlite.lib.name";

  private SqliteLibrary() {}

  /// Tells the driver to take the library from below this folder; only the first call in a process has an effect, and
  /// only before the driver is used.
  static synchronized void keepBelow(Path folder) {
    if (System.getProperty(PATH) != null) {
      return;
    }
    String place = LibraryLoaderUtil.getNativeLibResourcePath();
    String name = LibraryLoaderUtil.getNativeLibName();
    URL packed = SQLiteJDBCLoader.class.getResource(place + "/" + name);
    if (packed == null) {
      return;
    }
    Path unpacked = folder
        .resolve("native/sqlite-" + SQLiteJDBCLoader.getVersion() + place.replace("/org/sqlite/native", "")
            .replace('/', '-'))
        .resolve(name);
    try {
      if (isReady(packed, unpacked)) {
        System.setProperty(PATH, unpacked.toAbsolutePath().resolveSibling("").toString());
        System.setProperty(NAME, name);
      }
    } catch (IOException _) {
      // the driver unpacks it into the temporary folder
    }
  }

  /// Unpacks the library unless this was done before.
  private static boolean isReady(URL packed, Path file) throws IOException {
    byte[] bytes;
    try (InputStream in = packed.openStream()) {
      bytes = in.readAllBytes();
    }
    if (!Files.isRegularFile(file) || !Arrays.equals(Files.readAllBytes(file), bytes)) {
      WholeFile.write(file, out -> out.write(bytes));
    }
    Path folder = file.toAbsolutePath().resolveSibling("");
    PrivateFiles.tighten(folder);
    PrivateFiles.tighten(file);
    return isPrivate(folder) && isPrivate(file);
  }

  private static boolean isPrivate(Path path) throws IOException {
    return PrivateFiles.isOurs(path) && !PrivateFiles.isOpen(path);
  }
}
