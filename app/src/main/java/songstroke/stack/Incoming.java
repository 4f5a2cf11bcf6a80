package songstroke.stack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import songstroke.file.PrivateFiles;
import songstroke.file.WholeFile;
import songstroke.pipeline.ArtifactStore;
import songstroke.pipeline.Hashes;

/// The bytes of an artifact whose place is not known before its hash is. They wait in memory while they are few, so
/// that no file is made of what is there already, and in a file of a folder when they are many. Closing it deletes
/// that file.
final class Incoming extends OutputStream {
  private static final int MOST_IN_MEMORY = 1 << 20;

  private final Path folder;
  private final MessageDigest digest = Hashes.sha256();
  private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
  private @Nullable WholeFile file;
  private long bytes;

  /// @param folder for many bytes; in the file system of the artifact's place
  Incoming(Path folder) {
    this.folder = folder;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[]{(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] some, int offset, int length) throws IOException {
    digest.update(some, offset, length);
    bytes += length;
    if (file == null && bytes > MOST_IN_MEMORY) {
      toFile();
    }
    (file == null ? memory : file.out()).write(some, offset, length);
  }

  /// Hash and size, once everything is written.
  ArtifactStore.Blob blob() {
    return new ArtifactStore.Blob(Hashes.hex(digest), bytes);
  }

  /// Whether a file holds these bytes.
  boolean isAt(Path target) throws IOException {
    if (!Files.isRegularFile(target) || Files.size(target) != bytes) {
      return false;
    }
    if (file == null) {
      return Arrays.equals(Files.readAllBytes(target), memory.toByteArray());
    }
    file.out().flush();
    return Files.mismatch(file.temporary(), target) < 0;
  }

  /// Puts the bytes into their place, where they outlast a loss of power once this returns.
  void moveDurablyTo(Path target) throws IOException {
    PrivateFiles.createFolder(target.resolveSibling(""));
    (file == null ? toFile() : file).moveDurablyTo(target);
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }

  private WholeFile toFile() throws IOException {
    WholeFile begun = WholeFile.in(folder);
    file = begun;
    memory.writeTo(begun.out());
    memory.reset();
    return begun;
  }
}
