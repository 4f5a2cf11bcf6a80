package songstroke.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;

import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;
import songstroke.file.WholeFile;

/// SQLite's native library, unpacked once into the program's own folder.
///
/// The driver by itself unpacks it into the temporary folder at each start, and leaves it there when the process is
/// killed. Here it is written under another name and renamed, so that several processes may do it at once; the
/// driver's version is in the folder's name. Where it cannot be written or loaded, the driver goes its own way.
public final class SqliteLibrary {
  private static final String PATH = "org.sqlite.lib.path";
  private static final String NAME = "org.sqlite.lib.name";

  private SqliteLibrary() {}

  /// Tells the driver to take the library from below this folder; only the first call in a process has an effect, and
  /// only before the driver is used.
  public static synchronized void keepBelow(Path folder) {
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
      if (!Files.exists(unpacked) || Files.size(unpacked) != packed.openConnection().getContentLengthLong()) {
        WholeFile.write(unpacked, out -> copy(packed, out));
      }
      System.setProperty(PATH, unpacked.toAbsolutePath().resolveSibling("").toString());
      System.setProperty(NAME, name);
    } catch (IOException _) {
      // the driver unpacks it into the temporary folder
    }
  }

  private static void copy(URL packed, OutputStream out) throws IOException {
    try (InputStream in = packed.openStream()) {
      in.transferTo(out);
    }
  }
}
