package songstroke.stack.s3;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.stream.Stream;

import songstroke.file.PrivateFiles;
import songstroke.pipeline.ArtifactStore;
import songstroke.pipeline.Hashes;

/// An artifact on its way out: its bytes wait in a file that only its owner can read, because their hash, which is
/// their name, is known only at the end. Closing it takes the file away.
///
/// @param file   lies in a folder of such files
/// @param sha256 of its bytes
record Spool(Path file, String sha256, long bytes) implements AutoCloseable {
  /// Writes the content to a new file in the folder.
  static Spool of(Path folder, ArtifactStore.Content content) throws IOException {
    Path file = Files.createTempFile(PrivateFiles.createFolder(folder), "artifact", ".tmp");
    MessageDigest digest = Hashes.sha256();
    try (OutputStream out = new BufferedOutputStream(
        new DigestOutputStream(Files.newOutputStream(file), digest))) {
      content.writeTo(out);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
    return new Spool(file, Hashes.hex(digest), Files.size(file));
  }

  /// Takes away files that a dead process left in the folder before this moment.
  static void sweep(Path folder, Instant before) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
