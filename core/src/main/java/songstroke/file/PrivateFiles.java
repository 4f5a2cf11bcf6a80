package songstroke.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/// Files (mode 0600) and folders (0700) that only their owner can use, from the moment they are made and under any
/// umask. Where a file system has no such modes, they get what the system gives.
public final class PrivateFiles {
  private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  /// What Linux says of this process. Java knows the user by name only, and not every user has one.
  private static final Path STATUS = Path.of("/proc/self/status");

  private PrivateFiles() {}

  /// Makes a folder and those above it that are missing; one that exists stays as it is.
  ///
  /// @return the folder
  public static Path createFolder(Path folder) throws IOException {
    return Files.createDirectories(folder, attributes(folder, FOLDER));
  }

  /// Makes an empty file, and its folder, when it is missing; an existing one becomes private.
  ///
  /// @return the file
  public static Path createFile(Path file) throws IOException {
    createFolder(file.toAbsolutePath().resolveSibling(""));
    try {
      return Files.createFile(file, attributes(file, FILE));
    } catch (FileAlreadyExistsException _) {
      tighten(file);
      return file;
    }
  }

  /// Opens a file, making it and its folder when the options ask for it; an existing file becomes private.
  public static FileChannel open(Path file, OpenOption... options) throws IOException {
    createFolder(file.toAbsolutePath().resolveSibling(""));
    FileChannel channel = FileChannel.open(file, Set.of(options), attributes(file, FILE));
    tighten(file);
    return channel;
  }

  /// Whether a file or folder belongs to this process's owner, by the number of the user, who need not have a name.
  public static boolean isOurs(Path path) throws IOException {
    if (!isPosix(path)) {
      return true;
    }
    return Files.isReadable(STATUS)
        ? Files.getAttribute(path, "unix:uid").equals(uid())
        : Files.getOwner(path).getName().equals(System.getProperty("user.name"));
  }

  /// Whether others can use a file or folder; nobody can use one that is not there.
  public static boolean isOpen(Path path) {
    try {
      return isPosix(path) && !FOLDER.containsAll(Files.getPosixFilePermissions(path));
    } catch (IOException _) {
      return false;
    }
  }

  /// Takes everybody else's permissions away from a file or folder. It stays as it is when it belongs to somebody else
  /// or lies where modes cannot be changed.
  public static void tighten(Path path) {
    if (!isOpen(path)) {
      return;
    }
    try {
      Set<PosixFilePermission> left = EnumSet.copyOf(FOLDER);
      left.retainAll(Files.getPosixFilePermissions(path));
      Files.setPosixFilePermissions(path, left);
    } catch (IOException _) {
      // not ours to change
    }
  }

  /// Does that for everything in a folder, and last for the folder itself. A folder that is a symbolic link, and what
  /// such links point to, is left alone.
  public static void tightenAll(Path folder) {
    try {
      Files.walkFileTree(folder, new SimpleFileVisitor<>() {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
          if (!attributes.isSymbolicLink()) {
            tighten(file);
          }
          return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException why) {
          return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException why) {
          tighten(visited);
          return FileVisitResult.CONTINUE;
        }
      });
    } catch (IOException _) {
      // what cannot be visited is not ours to change
    }
  }

  /// The effective one; the line holds the real, the effective, and two more.
  private static int uid() throws IOException {
    for (String line : Files.readAllLines(STATUS, StandardCharsets.ISO_8859_1)) {
      if (line.startsWith("Uid:")) {
        return Integer.parseUnsignedInt(line.strip().split("\\s+", -1)[2]);
      }
    }
    throw new IOException(STATUS + " names no user");
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  /// What a new private file is made with.
  static FileAttribute<?>[] ofNewFile(Path file) {
    return attributes(file, FILE);
  }

  private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> permissions) {
    return isPosix(path)
        ? new FileAttribute<?>[]{PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }
}
