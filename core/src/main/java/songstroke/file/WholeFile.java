package songstroke.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.concurrent.ThreadLocalRandom;

/// A file that comes to its place whole or not at all: it is written under another name in the same file system, then
/// renamed. Closing it before that deletes what was written.
///
/// It is for its owner alone unless made by [#shared]. Several threads and processes may write the same file at once,
/// each with a `WholeFile` of its own; the last to rename wins.
public final class WholeFile implements AutoCloseable {
  private final Path temporary;
  private final OutputStream out;

  /// What fills a file.
  public interface Content {
    /// Writes all of it; the stream is buffered, and closed by the caller.
    void writeTo(OutputStream out) throws IOException;
  }

  private WholeFile(Path temporary) throws IOException {
    this.temporary = temporary;
    this.out = new BufferedOutputStream(Files.newOutputStream(temporary));
  }

  /// Begins a private file, to be renamed to `target`, whose folder is made when it is missing.
  public static WholeFile of(Path target) throws IOException {
    return in(folder(target));
  }

  /// Begins a private file in a folder, which is made when it is missing. The file's place is known only later, but
  /// is in the same file system.
  public static WholeFile in(Path folder) throws IOException {
    return begin(PrivateFiles.createFolder(folder), PrivateFiles.ofNewFile(folder));
  }

  /// Begins a file that others may use as far as the umask lets them; its folder exists.
  public static WholeFile shared(Path target) throws IOException {
    return begin(folder(target));
  }

  /// Writes a private file in place of any of its name. After a loss of power it may be missing or empty.
  public static void write(Path target, Content content) throws IOException {
    try (WholeFile file = of(target)) {
      content.writeTo(file.out());
      file.moveTo(target);
    }
  }

  /// The same with a text in UTF-8.
  public static void write(Path target, String text) throws IOException {
    write(target, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /// Writes a private file of text in UTF-8, which outlasts a loss of power once this returns.
  public static void writeDurably(Path target, String text) throws IOException {
    try (WholeFile file = of(target)) {
      file.out().write(text.getBytes(StandardCharsets.UTF_8));
      file.moveDurablyTo(target);
    }
  }

  /// Where the file is until it is renamed. It may be read there after a flush of [#out].
  public Path temporary() {
    return temporary;
  }

  /// Takes the content; buffered.
  public OutputStream out() {
    return out;
  }

  /// Renames the file to its place, over any file of that name. After a loss of power it may be missing or empty.
  public void moveTo(Path target) throws IOException {
    out.close();
    Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /// The same, and once this returns the file outlasts a loss of power.
  public void moveDurablyTo(Path target) throws IOException {
    out.flush();
    try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    moveTo(target);
    syncFolder(folder(target));
  }

  @Override
  public void close() throws IOException {
    try {
      out.close();
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static Path folder(Path target) {
    return target.toAbsolutePath().resolveSibling("");
  }

  private static WholeFile begin(Path folder, FileAttribute<?>... attributes) throws IOException {
    while (true) {
      Path temporary = folder
          .resolve(".songstroke-" + Long.toHexString(ThreadLocalRandom.current().nextLong()) + ".tmp");
      try {
        return new WholeFile(Files.createFile(temporary, attributes));
      } catch (FileAlreadyExistsException _) {
        // taken: the next name
      }
    }
  }

  /// Makes a rename last; where a folder cannot be opened, the system sees to that by itself.
  private static void syncFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException _) {
      // Windows opens no folders
    }
  }
}
